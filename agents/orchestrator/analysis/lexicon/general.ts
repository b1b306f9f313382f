import type { Concept } from "./concept.ts";

/** Talk, writing and standing knowledge: what needs no tool. */
export const generalConcepts: Concept[] = [
  {
    name: "creative_writing",
    weight: 3.4,
    zh: "写一首|写首|首诗|诗歌|作文|写篇|故事|小说|剧本|歌词|笑话|对联|祝福|情书|演讲稿|主持稿|主持词|邮件|一封信|求职信|标语|广告语|文案|朋友圈|藏头诗|散文|段子|童话|绕口令|顺口溜|情诗|短文|读后感|心得体会|检讨书|总结怎么写|推荐信|感谢信|请假条|贺词|打油诗|台词|剧情|科幻",
    en: "poem|poems|haiku|limerick|story|novel|novels|essay about|song|lyrics|joke|jokes|toast|speech|slogan|tagline|cover letter|letter to|email to|an email|love letter|greeting card|script for a play|roleplay|role-play|sonnet|riddle|fairy tale|bedtime story|rap|ballad|screenplay|dialogue between|monologue|pun|puns|thank you note|eulogy|invitation|bio|dating profile|caption|tweet about|blog post about|fable|sci-fi|fan fiction|recommendation letter|resignation letter|complaint letter|performance review|vows",
  },
  {
    name: "words_about_words",
    weight: 3.6,
    zh: "是什么意思|什么意思|这个词|这个字|成语|怎么读|用英文怎么说|用英语怎么说|英语怎么说|近义词|反义词|造句|词源|翻译成英语|翻译成英文|怎么造句|怎么写这个字|拼音|歇后语|典故|出处|谐音|英文怎么说|日语怎么说|法语怎么说",
    en: "the word|mean in|what does it mean|what does the phrase|the phrase|the idiom|the expression|synonym|antonym|pronounce|how do you say|etymology|the saying|spelled|in a sentence|meaning of the word|what's another word|plural of|opposite of|rhymes with|rhyme with|slang|idiom|proverb|spell|conjugate",
  },
  {
    name: "rewording",
    weight: 2,
    zh: "润色|改写这句|这句话|换个说法|语气|翻译一下这句|委婉|口吻|缩成|缩写成|扩写|这段话|一段话|翻译成|翻成|改得|正式一点|口语化|换种说法|语法对吗|写得更",
    en: "rewrite this sentence|this sentence|rephrase|paraphrase|polish|sound polite|more formal|more polite|tone|grammar of|translate|shorten this|shorten|expand this|make it sound|proofread this sentence|correct my grammar|grammar|simplify this|one line|rewrite|reword|friendlier|summarize this text|to spanish|to french|to german|into english",
  },
  {
    name: "advice",
    weight: 1.8,
    zh: "建议|怎么办呢|难过|压力|焦虑|失恋|加薪|老板|面试|减肥|相处|女朋友|男朋友|孩子|习惯|心情|职业|值得|怎么谈|聊聊|看法|克服|拖延|催婚|婆婆|妈妈|爸爸|朋友|同事|吵架|分手|暗恋|失眠|烦|累|迷茫|沟通|纠结|要不要|该不该|怎么安慰|孤独|情绪|自信|你觉得|你认为|怎么看待|晚饭吃什么|吃什么",
    en: "advice|should i|i feel|feeling|stressed|anxious|lonely|my boss|a raise|interview|relationship|my friend|my sister|my cat|my dog|birthday|wedding|is it rude|is it ok to|career|pros and cons|your opinion|what do you think|how to stop|procrastinating|procrastination|my mother|my father|my mom|my dad|my husband|my wife|my boyfriend|my girlfriend|my kid|my son|my daughter|my roommate|my coworker|my colleague|driving me|i'm sad|i am sad|i'm tired|bored|nervous|can't sleep|insomnia|break up|breakup|what should i|do you think|do you like|is it worth|is it normal|is it okay|motivate|motivation|apologize|confidence|healthy|habit|habits|lose weight|better at|smarter than|favorite|favourite",
  },
  {
    name: "explain",
    weight: 1.6,
    zh: "为什么|解释一下|怎么理解|是怎么回事|有什么区别|有什么用|的意义|的意思|原理是什么|是谁|历史上|为何|的主题|怎么形成|怎么来的|由来|过程|原理|含义|为什么要|为啥|是哪三|是哪几|有哪些|讲讲|介绍一下|谈谈|说说|什么是|朝|古代|历史|定义|概念|科学家|哲学|黑洞|里面有什么",
    en: "why is the|why do|why did|explain|like i'm five|eli5|what is the meaning|who was|history of|capital of|difference between|plot of|origin of|define|what makes|why does|why are|why we|who were|who invented|who wrote|who painted|what is a|what are the|what causes|in history|ancient|philosophers|philosophy|how do vaccines|how do planes|how does the|black hole|meaning of|theory of|tell me about|overview of|symbolism|themes of|religion|biology|chemistry|invented|evolution",
  },
  {
    name: "field",
    weight: 0.5,
    zh: "量子计算|云计算|计算机科学|人工智能|机器学习|大模型|程序员|编程语言",
    en: "quantum computing|cloud computing|computer science|artificial intelligence|machine learning|programmer|programming language",
  },
  { name: "how_to", weight: 0.5, zh: "怎么|如何|怎样", en: "how does|how do|how can|how to" },
  {
    name: "simple_words",
    weight: 2,
    zh: "大白话|给初中生|给小学生|给小孩|通俗|打个比方",
    en: "in simple terms|simple words|for a child|for kids|for beginners|in layman's terms|an analogy",
  },
  {
    name: "suggest",
    weight: 1.8,
    zh: "推荐|起个名字|取名|想几个|旅行计划|旅游攻略|怎么做|做法|菜谱|食谱|出个主意|计划|礼物|送什么|读什么书|看什么书|书单|景点推荐|行程|食材|怎么煮|怎么炒|怎么炖|好听的名字|英文名|昵称|网名|队名|锻炼计划|学习计划|攻略",
    en: "recommend|suggest|ideas for|name for|names for|recipe|plan a|itinerary|how long should i|teach me|tips for|give me ideas|brainstorm|gift|gifts|what to wear|what to cook|for dinner|meal plan|workout plan|study plan|bucket list|nickname|username|invent a name|book recommendations|movie recommendations|hobbies|ingredients|how to cook|how to bake|packing list|conversation starters|icebreaker|icebreakers|team name",
  },
  {
    name: "about_you",
    weight: 3,
    zh: "你是谁|你能做什么|你会什么|你叫什么|介绍你自己|介绍一下自己|你自己|你是什么模型|你有感情|你会不会|你多大|你喜欢|没听懂|你刚才说",
    en: "who are you|what can you do|your name|about yourself|are you a robot|are you human|how are you|are you an ai|do you have feelings|how old are you|your second point|you said|didn't get|didn't understand|what do you mean|do you remember",
  },
  {
    name: "clock",
    weight: 4,
    zh: "几点|星期几|礼拜几|今天几号|什么日子",
    en: "what time|what day|what date|which day is|what's the time|what's the date|day of the week",
  },
];

/** Whole messages that are only courtesy; matched after punctuation and particles are dropped. */
export const courtesies = {
  zh: "你好|您好|早|早上好|上午好|中午好|下午好|晚上好|晚安|谢谢|多谢|感谢|辛苦|哈喽|嗨|在吗|再见|拜拜|好的|好|嗯|嗯嗯|行|可以|没事|没关系|哈哈|对|不对|是的|不是|明白|知道|收到|不错|厉害|太棒",
  en: "hi|hello|hey|hiya|yo|howdy|good|morning|afternoon|evening|night|thanks|thank|thx|ty|cheers|bye|goodbye|ok|okay|cool|great|nice|lol|haha|hmm|yes|yep|no|nope|sure|please|welcome|sorry|awesome|perfect|wow|there|you|a|lot|so|much|very|see|later|how|are|is|it|going|what's|up|friend|all",
};
