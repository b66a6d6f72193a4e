import LRU from 'zrender/lib/core/LRU.js';

const {get, put} = LRU.prototype;

/**
 * zrender keeps the widths of texts in a plain object, where a tag `__proto__` is the prototype of all objects: it then writes into
 * that, and every later `for … in` of the process finds it. No object has a name that begins with a space.
 */
export function guardTextCache(): void {
  LRU.prototype.get = function (key) {
    return get.call(this, ` ${key}`);
  };
  LRU.prototype.put = function (key, value) {
    return put.call(this, ` ${key}`, value);
  };
}
