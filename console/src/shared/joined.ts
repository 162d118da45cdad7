/** Joins the facts that are known to one line, such as “Kern, Anna · P-4711”. */
export const joined = (facts: readonly (string | undefined)[]): string =>
  facts.filter((fact) => fact !== undefined && fact !== '').join(' · ')
