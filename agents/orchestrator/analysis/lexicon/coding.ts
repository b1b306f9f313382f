import type { Concept } from "./concept.ts";

/** What people say when they want code written, run, explained or mended, or something calculated. */
export const codingConcepts: Concept[] = [
  {
    name: "code",
    weight: 2.2,
    zh: "力扣|代码|源码|编程|程序|写个类|接口实现|代码块|写段程序|写个程序|软件开发|前端|后端|全栈|源代码|开源库|编译|反编译|部署|打包",
    en: "leetcode|code|source code|snippet|codebase|program|coding|source file|frontend|backend|codegen|open source library|pseudocode|deploy|repository",
  },
  {
    name: "script",
    weight: 2.4,
    zh: "脚本|爬虫|命令行|一行命令|单元测试|油猴|插件开发|浏览器扩展|批处理|定时任务|自动化脚本|命令|终端|机器人程序",
    en: "script|one-liner|command line|cli|unit test|test case|parser|crawler script|userscript|chrome extension|browser extension|vscode extension|plugin|terminal|command|cron expression|cron job|batch file|macro|automation|discord bot|telegram bot|lambda function",
  },
  {
    name: "code_unit",
    weight: 2,
    zh: "函数|变量|参数|返回值|递归|循环|异步|回调|闭包|数组|链表|哈希表|二叉树|时间复杂度|正则|算法|防抖|节流|排序|字符串|线程|进程|协程|指针|结构体|枚举|泛型|继承|多态|装饰器|迭代器|生成器|类型推断|接口定义|哈希|栈|队列|动态规划|贪心算法|回溯|遍历|去重|打乱|力扣|深拷贝|浅拷贝|原型链|作用域|中间件|状态管理|序列化|反序列化|事务|索引|外键|分页查询|事件循环|垃圾回收|并发|互斥锁|单例",
    en: "function|variable|parameter|return value|recursion|recursive|loop|async|await|callback|closure|array|linked list|hash map|binary tree|time complexity|big-o|regex|regexp|regular expression|algorithm|debounce|throttle|linter|lru cache|class method|generic|generics|type inference|handler|endpoint|string|strings|thread|threads|mutex|coroutine|pointer|struct|enum|inheritance|polymorphism|decorator|iterator|generator|promise|promises|scope|prototype chain|event loop|garbage collector|middleware|state management|serialize|deserialize|deep copy|shallow copy|dynamic programming|backtracking|breadth-first|depth-first|dfs|bfs|hash table|heap|stack overflow|queue|binary search|merge sort|quicksort|linked lists|tuple|dictionary|dict|list comprehension|namespace|constructor|instance|object oriented|type error|typeof|null|boolean|integer|float|regexes|websocket|graphql|grpc|rest api|webhook|jwt|oauth|cors|http 404|http 500|status code|foreign key|index on|transaction|dataclass|lambda|monad|singleton|flatmap|migration|migrations",
  },
  {
    name: "language",
    weight: 2.2,
    zh: "蟒蛇脚本|汇编语言|写成go",
    en: "python|python3|javascript|typescript|js|ts|java|kotlin|golang|rust|c++|c#|php|ruby|swift|scala|perl|lua|haskell|bash|shell|powershell|sql|html|css|matlab|node.js|go struct|in go|in c|c程序|assembly|fortran|cobol|dart|elixir|erlang|clojure|f#|julia|zig|ocaml|vba|solidity|latex|wasm|webassembly|graphql|jsx|tsx|scss|sass|awk|sed|grep|postgresql|mysql|sqlite|mongodb|redis|oracle db|plsql",
  },
  {
    name: "library",
    weight: 2,
    zh: "",
    en: "pandas|numpy|matplotlib|scipy|sklearn|pytorch|tensorflow|react|vue|angular|svelte|useeffect|usestate|django|flask|fastapi|express|spring boot|jquery|webpack|vite|tailwind|regression|dataframe|nextjs|next.js|nuxt|node|deno|bun|rails|laravel|spring|.net|asp.net|unity|unreal|qt|flutter|android studio|swiftui|electron|selenium|playwright|puppeteer|opencv|keras|langchain|spark|kafka|rabbitmq|redux|pinia|zustand|rxjs|prisma|sqlalchemy|hibernate|celery|pydantic|beautifulsoup|scrapy|requests library|axios|lodash|three.js|d3|d3.js|bootstrap|storybook|pygame|tkinter|computed",
  },
  {
    name: "developer_tool",
    weight: 2.2,
    zh: "",
    en: "npm|yarn|pnpm|pip|git|docker|docker-compose|kubernetes|kubectl|gradle|maven|cmake|makefile|eslint|pytest|jest|vitest|cron|ssh|nginx|vim|curl|rebase|merge conflict|merge conflicts|cherry-pick|pull request|commit|commits|stash|gitignore|github actions|gitlab ci|ci pipeline|jenkins|terraform|ansible|helm|dockerfile|virtualenv|venv|conda|poetry|cargo|homebrew|brew|apt-get|sudo|chmod|chown|systemd|systemctl|bashrc|zsh|tmux|vscode|vs code|intellij|xcode|gdb|valgrind|strace|localhost|environment variable|prettier|babel|tsconfig|package.json",
  },
  {
    name: "fault",
    weight: 2.2,
    zh: "报错|调试|异常|崩溃|抛出|死循环|内存泄漏|编译不过|编译错误|堆栈|栈溢出|爆栈|空指针|连不上|连接失败|权限不足|权限被拒|端口被占用|超时|内存越来越大|内存溢出|卡死|闪退|跑不起来|跑不通|起不来|启动失败|白屏|乱码|依赖冲突|冲突|打包失败|构建失败|部署失败|找不到模块|未定义|类型错误|语法错误|排查|定位问题",
    en: "bug|debug|exception|stack trace|stacktrace|traceback|segfault|segmentation fault|memory leak|crash|compile error|syntax error|undefined|null pointer|deadlock|race condition|is failing|not compiling|throws|access denied|permission denied|connection refused|port already in use|timed out|timeout|leaks memory|out of memory|module not found|cannot find module|not defined|type mismatch|build fails|build failed|won't compile|doesn't compile|failed to|infinite loop|core dump|unhandled|null reference|off by one|profile it|profiler|breakpoint|what's wrong with this|whats wrong with this|errno|exit code|conflict",
  },
  {
    name: "build",
    weight: 1.3,
    zh: "实现|重构|改写成|小游戏|写一个类|封装|跑一下|跑跑看|运行一下|执行一下|单测|优化一下性能|改写|转成 ts|写段|编个|写个工具|加个功能|加上类型",
    en: "implement|refactor|optimize|compile|execute|run it|run this|unit tests|rewrite in|port to|faster|rewrite this in|transpile|benchmark this|vectorize|parallelize|scaffold|boilerplate",
  },
  {
    name: "database_query",
    weight: 2,
    zh: "查询语句|数据表|建表|左连接|数据库|联表|索引优化|慢查询|子查询|存储过程",
    en: "sql query|inner join|left join|group by|primary key|select statement|write a query|schema migration|database|subquery|stored procedure|slow query|orm|join two tables|upsert",
  },
  {
    name: "calculate",
    weight: 2.2,
    zh: "计算|算一下|算算|算出|等于几|等于多少|求和|平均值|平均价|平均数|标准差|方差|中位数|求解|解方程|方程|概率|模拟|统计|求导|积分|矩阵|波动率|市场份额|余数|取整|四舍五入|精确到|小数点|百分之|占比|面积|体积|周长|半径|几率|换算|加起来|总和|合计|平均分|增长率|同比|环比|折合|每月还|期望值|分布|算一算|算下|算算看|鸡兔同笼|排列|组合数|多少种|行列式|特征值|极限|微积分|线性回归|求值|平均是",
    en: "calculate|calculation|compute|evaluate|equals|sum of|average|mean of|median|standard deviation|variance|probability|simulate|simulation|solve|equation|derivative|integral|matrix|correlation|totals|remainder|rounded|round to|area of|volume of|perimeter|radius|odds|convert units|add up|work out|total of|average of|average score|per month|growth rate|expected value|normal distribution|how many ways|how many combinations|determinant|eigenvalue|limit of|calculus|linear regression|least squares|weighted average|monthly payment|percentage|percent of|ratio of|divide|multiply|subtract|count the|tally|number crunch|statistics|quadratic|polynomial|factorize|interpolate",
  },
  {
    name: "interest",
    weight: 2.2,
    zh: "复利|年利率|利率|本金|月供|贷款|分期|房贷|等额本息|等额本金|年化|月利率|车贷|还款|收益率|存款",
    en: "compound interest|compounded|principal of|mortgage|per annum|annually|loan of|amortization|apr|monthly payment|down payment|interest rate of|annuity",
  },
  {
    name: "number_theory",
    weight: 2.4,
    zh: "平方根|立方根|次方|阶乘|质数|素数|斐波那契|公约数|公倍数|二进制|十六进制|十进制|对数|排列组合|开方|开根号|立方|平方|约数|倍数|八进制|汉诺塔|水仙花数|杨辉三角|素数筛|梅森",
    en: "square root|cube root|factorial|prime|primes|fibonacci|greatest common divisor|gcd|lcm|binary|hex|hexadecimal|decimal|logarithm|permutation|permutations|combinations|modulo|cubed|squared|to the power|divisor|divisors|multiple of|octal|tower of hanoi|pascal's triangle|sieve|mersenne|perfect number|collatz|digits of pi|base 2|base 16|roman numeral|roman numerals|modulus|xor|bitwise",
  },
  {
    name: "units",
    weight: 1.6,
    zh: "公里|英里|海里|摄氏|华氏|公斤|英镑重|盎司|英尺|英寸|加仑|平方米|公顷|多少斤|多少厘米|多少毫升|光年",
    en: "miles|kilometers|km|celsius|fahrenheit|kelvin|kilograms|kg|pounds to|ounces|inches|feet to|gallons|liters|square meters|acres|hectares|mph|km/h|light years|megabytes|gigabytes",
  },
  {
    name: "chart",
    weight: 1.6,
    zh: "画图|画个图|折线图|柱状图|饼图|散点图|图表|可视化|画张图|作图|热力图|箱线图|雷达图|曲线图|直方图|图形化",
    en: "plot|line chart|bar chart|pie chart|histogram|scatter plot|charts|a chart|visualize|draw a chart|draw a graph|draw a bar chart|heatmap|box plot|graph of|bar graph|line graph|chart with|chart of",
  },
];
