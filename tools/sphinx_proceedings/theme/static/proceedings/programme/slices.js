// Long work in slices: what is in view at once, the rest while the page already answers.

const FIRST = 100;
const SLICE = 100;

/**
 * Do something with each item, in order.
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => void} act
 * @returns {() => void} leaves out what is not done yet
 */
export const inSlices = (items, act) => {
  const rest = [...items];
  let waiting = 0;
  /** @param {number} count */
  const next = (count) => {
    for (const item of rest.splice(0, count)) act(item);
    if (rest.length) waiting = setTimeout(next, 0, SLICE);
  };
  next(FIRST);
  return () => clearTimeout(waiting);
};
