echo | xargs echo none
