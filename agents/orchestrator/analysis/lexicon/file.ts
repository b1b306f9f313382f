import type { Concept } from "./concept.ts";

/** What people say about attachments and the files of the workspace. */
export const fileConcepts: Concept[] = [
  {
    name: "file",
    weight: 1.8,
    zh: "文件|文件夹|目录下|附件|上传|工作区|压缩包|文件名|目录|我传的|传上去|发你的|发给你的",
    en: "file|files|folder|folders|directory|attachment|attachments|attached|attach|upload|uploaded|workspace|i sent|filename|file name|i shared|i sent you|archive|zip|this upload|uploads",
  },
  {
    name: "document",
    weight: 1.4,
    zh: "文档|合同|稿子|稿件|简历|表格|工作表|这份|第二章|这张图|图片|照片|截图|扫描件|日志|报告里|这份报告|合同里|发票|问卷|会议纪要|纪要|大纲|这本书|这篇稿|手册|说明书|ppt|幻灯片|word|pdf|excel|csv|表里|电子表格|录音|视频里|收据|证件",
    en: "document|documents|docx|spreadsheet|worksheet|pdf|the csv|this csv|excel|slides|the log|this image|the image|picture|screenshot|scan|transcript|resume|my essay|the paper|chapter|minutes of|invoice|receipt|contract|report i|presentation|ppt|powerpoint|manual|questionnaire|survey|the outline|spreadsheets|pages|paragraph|section|sheet|recording|my contract|lease|dissertation|handout|brochure|ebook",
  },
  {
    name: "save",
    weight: 2.2,
    zh: "保存|另存|存成|存为|存到|存回|写入|写到|写回|导出|追加|归档|保存下来|存一份|存起来|记到|写进|记录到|写入文件|存档|落盘|生成 pdf|存进|放进",
    en: "save|saved|store|export|append|write it to|write to|write into|write back|write the answer to|put into a file|save as|archive|save a|save them|store them|store it|keep a copy|put it in|write it into|write them to|dump into|save to|delivered as|log to|record in",
  },
  {
    name: "manage",
    weight: 2,
    zh: "重命名|改名为|删除|新建|移动到|复制一份|合并成|压缩成|解压|列出文件|清空|替换成|都换成|批量改名|删掉|移到|拷贝|恢复文件|拆分成|分割成|去掉空行|整理文件",
    en: "rename|delete|copy to|move to|unzip|zip up|merge these|duplicate the|overwrite|create a file|list the files|list files|update the file|edit the file|empty|clear the|remove the file|trash|swap all|replace all|occurrences of|split into|concatenate|make a folder|sort the|organize my files|restore|truncate",
  },
  {
    name: "read",
    weight: 1,
    zh: "读取|读一下|读这个|打开|提取|校对|转换成|转成|有没有提到|漏项|多少页|第几页|里的文字|概括|摘要|要点|核心观点|列出来|里面有|里面都|里有什么|第几章|核对|翻到|查阅|找出",
    en: "read|open|extract|proofread|convert|mention of|mentions|key dates|which lines|how many rows|how many pages|first lines|gist|what's inside|whats inside|key points|list the|highlights of|page number|look through|scan through|summarize",
  },
  {
    name: "format",
    weight: 1,
    zh: "字段|末尾|第几行|最后几行|工作簿",
    en: "markdown|json|csv|txt|xlsx|yaml|xml|md file|text file|json file|csv file|template",
  },
];
