import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { languages } from '../../translations/language.ts'
import { languageAmong } from '../letter-language.ts'
import type { TestLetter } from '../test-letter.ts'
import { connectionOf } from './connection.ts'

/** The letter with which an admin sees whether letters arrive at a partner. */
export const testLetter: TestLetter = {
  addressOf: (partner) => connectionOf(partner).address,
  render: (library, partner, link) => {
    const { t } = sentencesIn(languageAmong(connectionOf(partner).language, languages) ?? 'en')
    return {
      subject: t('letter.test.subject', { library: library.name }),
      text: t('letter.test.text', { library: library.name, partner: partner.name, link }),
    }
  },
}
