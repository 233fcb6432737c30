"""The words that the engine itself writes on a page, and the order of the facts in a masthead.

No other file holds Chinese wording; a paper that says it otherwise changes it here.
"""

from __future__ import annotations

SEE = "更多内容见{page}版"
PARENTHESES = "（{}）"
AD = "广告"
PAGES_TODAY = "今日{pages}版"
PAGE = "{page}版"
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
DATE = "{year}年{month}月{day}日"
MONTH = "{year}年{month}月"
LUNAR = "农历{year}年{leap}{month}{day}"
LEAP = "闰"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
LUNAR_MONTHS = "正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月".split()
LUNAR_DAYS = (
    "初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 "
    "十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十"
).split()
NUMBER = "第{number}期"
VOLUME = "第{volume}卷"
FACTS = {
    "cn": "国内统一连续出版物号：{}",
    "issn": "ISSN {}",
    "postal": "邮发代号：{}",
    "price": "零售价：{}",
    "phone": "电话：{}",
    "address": "地址：{}",
    "site": "{}",
    "english": "{}",
    "publisher": "{}",
    "sponsor": "主办：{}",
    "editor": "编辑出版：{}",
    "printer": "印刷：{}",
    "edition": "{}",
}
INITIAL_MARKS = frozenset("■□●○◆◇▲△★☆▌▍")
"""A mark before a source, a kicker or a cross-head: it is set in the accent."""
COLON = "："
"""A fact that is too long for its line breaks behind it."""
FOLIO = {"editor": "责编 {}", "layout": "版式 {}", "proof": "校对 {}", "phone": "电话 {}"}
REFERS = "导读"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
"""Unicode has them up to 50."""
RANGE = "至到~～—–―－-"
"""What stands between the first and the last number of a range of pictures; the hyphen last."""
SHORT = ("余{chars}字", "（{lines}行，{mm}毫米）", "排不下")
FREE = ("共空{lines}行", "（约{chars}字，{mm}毫米）")
"""What is too much, or too little, in a story of the proof: as many of the words as find room."""
APART = "，"
ADVICE, ADVICE_OR = APART + "可{}", APART + "或{}"
REMEDIES = {
    "cut": "倒数第{back}段删{inside}字",
    "cut-last": "末段删{inside}字",
    "cut-end": "删末{back}段（{chars}字）",
    "cut-end-and": "倒数第{back}段删{inside}字、其后全删",
    "head": "主题改{size_pt:g}磅",
    "picture": "图改{picture_lines}行高",
    "tracking": "{paragraphs}段字距紧{percent:g}%",
    "jump": "转{page}版{chars}字",
    "add": "补{chars}字",
}
"""What would make a story fit, on the proof."""
JUMP_TO = "（下转第{page}版）"
JUMP_FROM = "（上接第{page}版）"
DIFFERENCE = {
    "added": "新增",
    "removed": "撤下",
    "page": "转版",
    "copy": "改文",
    "head": "改题",
    "text": "改字",
    "picture": "换图",
    "crop": "改裁",
    "key": "改设置",
    "moved": "移位",
    "resized": "改大小",
    "head-set": "题重排",
    "re-broken": "重排",
    "overset": "文多",
}
"""What became of a story between two proofs, on its frame."""
COMPARED = "旧样 {old}：青　新样 {new}：品红　两样相同：黑　粗框：改动　细框：随之变动"
SLUG = "{paper} {date} 第{number}版 {name} {condition}"
"""What a press file says of each sheet outside the page."""
MARKS = {
    "overset": "文多",
    "low-resolution": "图片精度低",
    "missing-glyph": "缺字",
    "font-substituted": "代用字体",
    "loose-line": "字距过松",
}
"""What a mark of the proof stands for, in the list at the foot of the page."""
MARK = "{block} {what}"
MORE_MARKS = "另有{count}处"
STAGES = ("小样", "大样", "清样", "付印样")
"""The stages of a proof: a galley, a page, a clean page, the page that goes to the press."""
STAGE_SLUG = "{paper} {date}　{what}　{stage}　{revision}　{time}　内容 {content}"
PAGE_SLUG = "第{number}版 {name}"
GALLEY = "第{number}版 {id} {sheet}/{sheets}"
REVISION = "第{number}稿"
SIGNED_BY = ("责编", "版式", "校对", "值班")
WAIVED = "放行：{}"
WAIVED_APART = "；"
