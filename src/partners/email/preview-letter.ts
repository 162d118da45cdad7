import type { PreviewLetter } from '../answer-link.ts'
import type { ProtocolParts } from '../protocol-entry.ts'
import { connectionOf } from './connection.ts'
import { languagesWith } from './letters/built-in.ts'
import { writeLetter } from './letters/letter.ts'
import { sampleOperation } from './letters/sample-operation.ts'
import { withoutTokens } from './token-placeholder.ts'

/** Makes the preview of letters: about a made-up request, with links that lead nowhere. */
export const createPreviewLetter = ({
  publicUrl,
  letters,
}: Pick<ProtocolParts, 'publicUrl' | 'letters'>): PreviewLetter => {
  const languages = languagesWith(letters)
  return async (kind, { partner, library, language, now }) => {
    const connection = connectionOf(partner)
    const addressee =
      language === undefined ? partner : { ...partner, connection: { ...connection, language } }
    const { operation, subject } = sampleOperation(kind, addressee, library, now)
    const { language: code, subject: title, text, html } = writeLetter(operation, subject, languages)
    const nowhere = `${publicUrl()}/respond/sample`
    return {
      language: code,
      subject: title,
      text: withoutTokens(text, nowhere),
      html: withoutTokens(html, nowhere),
    }
  }
}
