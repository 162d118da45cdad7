/** The languages of lendwire, each with its name in itself. `docs/translate.md` says what one more takes. */
export const languageNames = { en: 'English', de: 'Deutsch', fr: 'Français' } as const
export type Language = keyof typeof languageNames

/** Returns whether a text is the code of a language. */
export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languageNames, text)

/** The codes of the languages, English first. */
export const languages: readonly Language[] = Object.keys(languageNames).filter(isLanguage)

/** Returns the locale by which numbers, days and plurals are written: `en` alone would be the order of days of the United States. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

/**
 * Chooses the language of an answer.
 *
 * @param acceptLanguage the header `Accept-Language` of RFC 9110, section 12.5.4
 * @returns the language that the caller likes best; undefined where none of ours is acceptable
 */
export const acceptedLanguage = (acceptLanguage: string | undefined): Language | undefined =>
  (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range
        .toLowerCase()
        .split(';')
        .map((part) => part.trim())
      const quality = parameters.find((each) => each.startsWith('q='))
      return { language: tag.split('-', 1)[0], quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ language }) => language)
    .find(isLanguage)
