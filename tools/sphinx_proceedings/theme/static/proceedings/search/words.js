// The words of a query, by the rules by which the index was made (`spelling.json`).

const LETTERS = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;
const SHORTEST_STEM = 3;

// Chinese, Japanese and Korean, of which any two letters in a row are a word.
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g;

/**
 * Lower case, without accents.
 * @param {string} text
 * @param {SpellingRules} rules
 */
export const fold = (text, rules) =>
  [...text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()]
    .map((letter) => rules.letters[letter] ?? letter)
    .join("");

/**
 * The form that stands for a folded word and its other spelling.
 * @param {string} word
 * @param {SpellingRules} rules
 */
export const canonical = (word, rules) => {
  if (Object.hasOwn(rules.words, word)) return rules.words[word];
  for (const [british, american] of Object.entries(rules.beginnings)) {
    if (word.startsWith(british)) return american + word.slice(british.length);
  }
  for (const [british, american] of Object.entries(rules.endings)) {
    const stem = word.slice(0, -british.length);
    if (word.endsWith(british) && stem.length >= SHORTEST_STEM) {
      const verb = `${stem}ise`;
      const isKept =
        rules.kept.includes(verb) || rules.kept_endings.some((end) => verb.endsWith(end));
      return isKept ? word : stem + american;
    }
  }
  return word;
};

/** @param {string} letters */
const pairs = (letters) =>
  letters.length > 1
    ? Array.from({ length: letters.length - 1 }, (_, index) => letters.slice(index, index + 2))
    : [letters];

/** @param {string} token */
const divided = (token) => {
  const between = token.split(UNSPACED);
  const unspaced = token.match(UNSPACED) ?? [];
  return between.flatMap((part, index) => [
    ...(part ? [part] : []),
    ...(index < unspaced.length ? pairs(unspaced[index]) : []),
  ]);
};

/**
 * The words of a text as the index has them: compounds are one word.
 * @param {string} text
 * @param {SpellingRules} rules
 */
export const wordsOf = (text, rules) =>
  (fold(text, rules).match(LETTERS) ?? [])
    .flatMap((token) => divided(token.replaceAll("'", "").replaceAll("-", "")))
    .map((word) => canonical(word, rules));

/**
 * The words of a query that tell texts apart, or all where there are no others.
 * @param {string} query
 * @param {SpellingRules} rules
 */
export const queryWords = (query, rules) => {
  const words = [...new Set(wordsOf(query, rules))];
  const telling = words.filter((word) => !rules.stop_words.includes(word));
  return telling.length ? telling : words;
};

/**
 * Texts in quotation marks, which a result must hold as they are.
 * @param {string} query
 * @param {SpellingRules} rules
 */
export const phrases = (query, rules) =>
  [...query.matchAll(/["“”]([^"“”]+)["“”]/g)]
    .map(([, phrase]) => wordsOf(phrase, rules).join(" "))
    .filter(Boolean);

const ENDING = /(?:ations?|ities|ity|ings?|ions?|ers?|ors?|ed|es|ly|al|s|e|y)$/;
const SHORTEST = 4;

/**
 * Roughly the stem of a word: enough to see whether two are forms of one.
 * @param {string} word
 */
export const roughStem = (word) => {
  const stem = word.replace(ENDING, "");
  return stem.length < SHORTEST ? word : stem;
};

/**
 * Whether a word of a text answers a word of the query, which may not be finished.
 * @param {string} word
 * @param {string} asked
 */
export const answers = (word, asked) =>
  word.startsWith(asked) || roughStem(word) === roughStem(asked);
