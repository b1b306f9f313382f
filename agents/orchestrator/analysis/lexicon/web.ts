import type { Concept } from "./concept.ts";

/** What people say when the answer is on the network: a search, a page, or something that changes by the day. */
export const webConcepts: Concept[] = [
  {
    name: "search",
    weight: 2.4,
    zh: "搜索|搜一下|搜搜|搜集|帮我搜|上网|网上|联网|百度一下|谷歌一下|检索一下|在线查|查找资料|查资料|搜到|搜个|搜寻|找一下|找找|帮我找|网上找|在线|互联网|网络上|搜三|搜几",
    en: "search|search for|search the web|google|look up|browse|online|on the internet|the internet|the web|websearch|bing|searching for|googling|internet|on the web|from the web|from the internet|duckduckgo|search engine results|web search|look it up|find the|find a|find quotes|find good",
  },
  {
    name: "look_into",
    weight: 1.6,
    zh: "查一下|查查|查下|查询一下|核实|查证|调研|打听一下|找几篇|辟谣|了解一下|看看有没有|有没有人|求证|是真的吗|真的假的|帮我看下|帮我看看有没有|有什么评价|查找|哪里能买|哪里可以|在哪买|在哪里买",
    en: "find out|verify|fact-check|fact check|research|check if|look for|find me|known fixes|references|where can i|where do i|is it true that|find reviews|investigate|look into|reviews of|reviews|where to buy|who sells|rumor|rumors|check whether|track my|is there any news",
  },
  {
    name: "page",
    weight: 1.8,
    zh: "网页|网站|网址|链接|官网|页面内容|抓取|爬取|维基百科|词条|公众号文章|主页|博客|帖子|论坛|知乎|微博|抖音|小红书|b站|淘宝|京东|豆瓣|贴吧|推特|油管|公众号|招聘要求|招聘|地址是|仓库|官方教程|官方文档|官方",
    en: "website|webpage|web page|these pages|link|links|hyperlink|url|homepage|official site|crawl|scrape|fetch|wikipedia|official documentation|youtube|hacker news|reddit|twitter|blog post|blog|forum|thread on|tiktok|instagram|facebook|linkedin|amazon|ebay|github repo|stack overflow|subreddit|wiki|official|job ad|job posting|job listings|feed|rss|tutorials|podcast episode|the site|this site|homepage of|download page",
  },
  {
    name: "newest",
    weight: 1.8,
    zh: "最新|最近有|近期|新版本|最新版本|更新了吗|有更新|发布日期|什么时候发布|上市时间|最新款|最新消息|最新进展|最新动态|新款|新出的|刚出|刚发布|发布会|什么时候出新|什么时候上市|何时|新规|新政|公布|出来没有|出来了吗|进展|还在不在|还有没有|更新到|改版|截止日期|报名时间|放假安排|发布了|涨价|降价",
    en: "latest|newest|most recent|recent|recently|newer|up to date|up-to-date|current version|release date|published yet|announced|upcoming|fresh data|known issues|updates|announce|launch date|just released|coming out|came out|out yet|as of now|this year's|new rules|new law|progress of|what's new|whats new|deadline for applications|latest on|new version|trending|nowadays|still alive|still open|recall|changelog",
  },
  {
    name: "news",
    weight: 2,
    zh: "新闻|热搜|头条|时事|资讯|综述|论文|热点|八卦|突发|消息|通报|报道|快讯|榜首|热榜|上热搜|什么新闻",
    en: "news|headlines|headline|top stories|current events|breaking|articles|papers|news about|coverage|report on|press release|scandal|strike|earthquake|protests|outage|lawsuit|viral|gossip|ceasefire|rumour|article",
  },
  {
    name: "weather",
    weight: 2.6,
    zh: "天气|气温|下雨|下雪|降温|空气质量|台风|雾霾|多少度|冷不冷|热不热|紫外线|花粉|日出|日落|天气预报|会不会下|穿什么出门|刮风|晴天|pm2.5|地震",
    en: "weather|forecast for|temperature outside|rain tomorrow|raining|snowing|air quality|pollen|sunrise|sunset|uv index|forecast|snow|storm|hurricane|typhoon|humidity|degrees outside|need an umbrella|umbrella|tide|heatwave|how cold|how hot|rain",
  },
  {
    name: "market",
    weight: 2.4,
    zh: "汇率|股价|股票|行情|大盘|金价|黄金价格|油价|房价|比特币|涨了|跌了|基金净值|a股|美股|港股|纳指|上证|恒生|收盘|开盘|市值|涨幅|跌幅|利率多少|存款利率|lpr|菜价|二手价|最低价|报价|人民币汇率|以太坊|币价|gdp|人口数据|失业率|cpi",
    en: "exchange rate|exchange rates|stock price|stock market|share price|bitcoin|ethereum|gold price|oil price|price of|tax brackets|benchmarks|opening hours|interest rate today|stocks|shares of|nasdaq|dow jones|s&p 500|market cap|crypto|dollar to|euro to|usd|eur|jpy|cny|gbp|exchange|gas prices|mortgage rates|inflation rate|inflation numbers|unemployment rate|gdp of|population figures|population of|house prices|cheapest|tariff|tariffs|ipo|earnings",
  },
  {
    name: "price",
    weight: 1.8,
    zh: "价格|多少钱|售价|报价|打折|最便宜|便宜的|优惠|打几折|票价|门票价格|价位|比价|多少钱一",
    en: "price|how much does it cost|on sale|discount|cheapest|prices|cost of a|deal on|deals|coupon|best price|under $|for sale|quotes from|in stock|how much does",
  },
  { name: "download", weight: 1.2, zh: "下载", en: "download" },
  { name: "version", weight: 1.2, zh: "版本|新功能", en: "version|changelog|release notes|released" },
  {
    name: "tickets_and_places",
    weight: 2,
    zh: "高铁|火车票|机票|航班|车票|有票|门票|路况|堵车|附近|上映|展览|演唱会|餐厅推荐|酒店|开门吗|开门|关门|营业|几点开|几点关|闭馆|电话号码|地址在哪|租房|出租|房源|房子|招聘信息|演出|马拉松|活动|景点|限行|签证|隔离|入境|分数线|录取|成绩查询|快递|到哪了|航班号|怎么走|路线|地铁|公交|时刻表|排片|票房|外卖|医院挂号|停水|停电|几点的飞机|酒店价格",
    en: "flight|flights|train to|train from|tickets|traffic|nearby|restaurants|hotels|in theaters|movies in|concert|exhibition|timetable|schedule been|apartments|apartment|for rent|rent near|jobs in|job openings|open on|closed on|close on|opening times|opening hours|phone number|address of|directions|route|subway|bus|ferry|airport|airports|delayed|departure|arrival|visa requirements|visa|quarantine|entry requirements|museum|showtimes|box office|near me|near|events in|events this|marathon|festival|gig|tour dates|package|tracking number|delivery status|hotel|hotels in|restaurants in|cafes in|pharmacy open|cheap flights|getting from|get from",
  },
  {
    name: "sport_and_office",
    weight: 1.8,
    zh: "谁赢了|比分|欧冠|世界杯|奥运|现任|诺贝尔奖|选举结果|榜单|竞品|比赛结果|决赛|半决赛|积分榜|排行榜|排名第几|冠军是谁|赛程|nba|英超|西甲|中超|世锦赛|总统是谁|首相|总理|首富|ceo是谁|现在谁是|转会|票选|获奖|金牌",
    en: "who won|final score|world cup|champions league|olympics|prime minister|president now|election results|premier league|standings|competitors|leading the|league|playoffs|nba|nfl|f1|grand prix|final|semifinal|fixtures|schedule|score of|who is winning|who is the current|current president|current ceo|ceo of|richest|nobel prize|oscar|oscars|grammy|election|elections|polls|transfer|transfers|medal|ranking|rankings|suppliers|labor law|labour law|regulation|regulations",
  },
  {
    name: "day",
    weight: 1.4,
    zh: "今天|今日|明天|后天|昨天|昨晚|今晚|今早|本周|这周|这周末|下周|周末|这个月|本月|今年|去年|明年|刚刚发生",
    en: "today|today's|tonight|yesterday|tomorrow|last night|this week|this weekend|next week|this month|this year|this saturday|this sunday|this friday|this morning|this afternoon|last week|on sunday|on saturday|on monday",
  },
  {
    name: "now",
    weight: 0.9,
    zh: "现在|目前|最近|近来|这几天|当前|如今|眼下|实时",
    en: "right now|currently|current|at the moment|these days|now|lately|live|real-time|still",
  },
];
