date -u -d '2024-02-28 +2 days' +%F
