/** The package's version; a policy test holds it equal to package.json. */
export const VERSION: string = '0.1.0';
