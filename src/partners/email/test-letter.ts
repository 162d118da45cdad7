import type { Language } from '../../translations/language.ts'
import { languageAmong } from '../letter-language.ts'
import type { TestLetter } from '../test-letter.ts'
import { connectionOf } from './connection.ts'

type Words = {
  readonly subject: (library: string) => string
  readonly text: (library: string, partner: string, link: string) => string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    subject: (library) => `Test letter of ${library}`,
    text: (library, partner, link) =>
      `Dear colleagues of ${partner},

${library} sends its interlibrary loan requests to this address. This letter is a test: nothing is requested.

Please open this link and press the button, so that we know that our letters reach you:

${link}

Nothing else is needed.
`,
  },
  de: {
    subject: (library) => `Testbrief von ${library}`,
    text: (library, partner, link) =>
      `Guten Tag,

${library} sendet Fernleihbestellungen an diese Adresse von ${partner}. Dieser Brief ist ein Test: Es wird nichts bestellt.

Bitte öffnen Sie diesen Link und drücken Sie den Knopf, damit wir wissen, dass unsere Briefe ankommen:

${link}

Mehr ist nicht nötig.
`,
  },
}

/** The letter with which an admin sees whether letters arrive at a partner. */
export const testLetter: TestLetter = {
  addressOf: (partner) => connectionOf(partner).address,
  render: (library, partner, link) => {
    const language = languageAmong(connectionOf(partner).language, ['en', 'de']) === 'de' ? 'de' : 'en'
    const { subject, text } = words[language]
    return { subject: subject(library.name), text: text(library.name, partner.name, link) }
  },
}
