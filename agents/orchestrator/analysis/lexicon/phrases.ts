/** Verb and object lists: either alone says little, a verb that reaches its object in the same clause says much. */
export type Action = {
  name: string;
  domain: "coding" | "web" | "file" | "general";
  weight: number;
  zh: { verbs: string; objects: string };
  en: { verbs: string; objects: string };
};

export const actions: Action[] = [
  {
    name: "write_code",
    domain: "coding",
    weight: 2.4,
    zh: {
      verbs: "写|编|实现|重构|优化|改|调试|生成|做|开发|给",
      objects:
        "代码|插件|扩展|油猴|机器人|工具|函数|脚本|程序|爬虫|算法|正则|小游戏|sql|接口|组件|类|单元测试|示例项目|shell|python|javascript",
    },
    en: {
      verbs: "write|implement|build|create|make|code|refactor|fix|debug|optimize|generate|convert|develop|add",
      objects:
        "function|script|extension|plugin|bot|tool|struct|interface|macro|website code|class|program|code|app|server|component|algorithm|query|regex|parser|crawler|game|loop|unit test|api|cache|cli|example project",
    },
  },
  {
    name: "run_code",
    domain: "coding",
    weight: 2,
    zh: { verbs: "运行|执行|跑|用", objects: "脚本|代码|程序|pandas|python|javascript|numpy|node" },
    en: {
      verbs: "run|execute|with|using|in|use",
      objects: "python|javascript|code|script|pandas|numpy|node|regression",
    },
  },
  {
    name: "look_up",
    domain: "web",
    weight: 1.8,
    zh: {
      verbs: "查|查查|搜|搜索|找|检索|上网|看看|打开",
      objects:
        "新闻|资料|版本|价格|官网|网站|链接|论文|政策|网页|消息|票|天气|汇率|文档网站|招聘|教程|地址|数据|报价|法|行业",
    },
    en: {
      verbs: "search|find|look|check|get|google|browse|research|open|visit|verify|compare",
      objects:
        "news|web|internet|online|articles|article|price|prices|website|site|link|page|pages|documentation|docs|version|versions|weather|flights|dataset|sources|source|number|address|hours|reviews|figures|quotes|law|averages|headlines|references|tutorials",
    },
  },
  {
    name: "handle_file",
    domain: "file",
    weight: 1.8,
    zh: {
      verbs:
        "读|读取|打开|保存|存|存成|另存|新建|创建|删除|重命名|合并|导出|转换|写入|整理|总结|翻译|列出|追加|查看|分析|写成",
      objects: "文件|附件|文档|表格|txt|csv|markdown|pdf|word|json|excel|图片|日志",
    },
    en: {
      verbs:
        "read|open|save|store|create|delete|remove|rename|merge|export|append|copy|list|show|summarize|translate|extract|find|update|put|turn|replace|write",
      objects: "file|files|folder|document|attachment|workspace|pdf|spreadsheet|image|upload|markdown|csv|json|txt",
    },
  },
  {
    name: "write_prose",
    domain: "general",
    weight: 2.4,
    zh: {
      verbs: "写|讲|编|想|起草|拟|来|作",
      objects: "诗|故事|邮件|信|作文|笑话|小说|歌|祝福|稿|对联|名字|标题|文案|谜语|注意事项",
    },
    en: {
      verbs: "write|draft|tell|compose|give|help|describe|pen",
      objects: "poem|story|letter|email|joke|toast|speech|haiku|essay|song|slogan|novel|ideas|tips|advice",
    },
  },
];

/** Openings and words of a message that goes on from the last answer. */
export const followUps = {
  zh: "再|继续|那|接着|还有|换成|换一个|改成|改一下|上面|刚才|刚刚|同样|另外|也|下一|然后呢|加上|加一个|短一点|详细一点|再来",
  en: "now|same|again|continue|also|another|instead|above|shorter|longer|more|less|and|next|what about|how about|previous|that|go on|keep going|too|but",
};

/** Words that chain one piece of work to the next. */
export const sequences = {
  zh: "然后|再|并|最后|先|接着|之后|以后|照着|同时|还要",
  en: "then|and|first|finally|after that|afterwards|next|plus",
};

/** Operators spelled out; a number has to stand on both sides. */
export const spelledOperators = {
  zh: "加上|加|减去|减|乘以|乘上|乘|除以|除|的平方|次方",
  en: "plus|minus|times|divided by|multiplied by|over|to the power of|percent of|modulo|mod",
};
