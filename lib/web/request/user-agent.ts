/** The word that a robots.txt knows us by. */
export const USER_AGENT_TOKEN = "ALMA";

/** How `web_fetch` names itself; documented in docs/web-tools.md for whoever runs a site. */
export const USER_AGENT = `Mozilla/5.0 (compatible; ${USER_AGENT_TOKEN}/1.0; web_fetch)`;
