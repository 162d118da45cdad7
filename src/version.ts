/** The version of lendwire, as package.json has it; `scripts/set-version.ts` writes it and a test compares them. */
export const version = '0.1.0'
