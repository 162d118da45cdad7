import type { Language } from '../../../src/translations/language.ts'

/** Words of the API in English, with the same in other languages. */
type Translated<Words> = Words & { readonly translations?: Partial<Readonly<Record<Language, Words>>> }

/** Chooses the words of the API in the language of the person; English where there are none. */
export const inLanguage = <Words extends object>(translated: Translated<Words>, language: Language): Words =>
  translated.translations?.[language] ?? translated
