/** The English words for faults: the API words them in English itself. */
export const faultsEn: { readonly faults: { readonly sentences: Readonly<Record<string, string>> } } = {
  faults: { sentences: {} },
}
