/** What is used of `yaml`, by name: bundled in parts, a package of CommonJS that is imported late has no other names than `default`. */
export {LineCounter, parseDocument} from 'yaml';
