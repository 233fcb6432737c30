// The words of the desk: what the codes of the engine are called in the trade, and kinds of blocks.

export const CODES = {
  "yaml": "文件读不通", "unknown-key": "没有这个键", "bad-value": "值不对", "outside-folder": "文件在本期文件夹之外",
  "dummy": "版样不成立", "missing-file": "缺文件", "bad-picture": "图片读不了", "ad-size": "广告尺寸不合",
  "overset": "文多", "underset": "文少", "missing-glyph": "缺字", "refer-page": "所指的版没有", "not-yet": "还不能排",
  "font-substituted": "字体替换", "low-resolution": "图片精度低", "ink-limit": "墨量过高", "rgb-picture": "RGB 图片",
  "thin-rule": "线太细", "small-reversed-type": "反白字太小", "caption-number": "图号与说明不合",
  "invisible-character": "看不见的字符", "head-breaks-word": "标题断词", "head-squeezed": "标题撑不满",
  "loose-line": "行太松", "runt": "孤字成行", "ascii-punctuation": "半角标点", "heads-collide": "碰题",
  "gutter-through": "通缝", "waiver-unused": "放行无所指", "preflight": "PDF 不合规",
};

export const KINDS = {
  story: "稿件", sidebar: "小栏目", text: "文字", photos: "图片", refers: "导读", masthead: "报头", ad: "广告",
};

export const nameOf = code => CODES[code] ?? code;

/** How the copy of a block fits, in words and as a state. */
export function fit(block) {
  if (block.overset) return { state: "over", words: `文多 ${block.overset.chars} 字 · ${block.overset.lines} 行` };
  if (!block.chars) return { state: "", words: "" };
  if (block.lines_free > 0) return { state: block.lines_free > 2 ? "under" : "good", words: `余 ${block.lines_free} 行` };
  return { state: "good", words: "正好" };
}

export const pageName = facts => `第${facts.number}版${facts.name ? "　" + facts.name : ""}`;
