import { LibraryCode } from '../borrowing/values.ts'
import { isSignatureOf, signText } from '../partners/signature.ts'
import type { Signer } from '../partners/signer.ts'
import type { Pseudonymize } from '../privacy/installation-key.ts'

/** A patron of a library as a link in a notice names them: the link and what is stored of it hold no id of the patron. */
export type NoticeRecipient = { readonly library: LibraryCode; readonly pseudonym: string }

/** Computes under which pseudonym a patron's choice about notices is stored. */
export const noticeRecipient = async (
  pseudonymize: Pseudonymize,
  library: LibraryCode,
  patron: string,
): Promise<NoticeRecipient> => ({
  library,
  pseudonym: (await pseudonymize('recipient of notices', `${library}\0${patron}`)).slice(0, 32),
})

/** Returns the text that a link signs. Nothing that another link signs is ever taken for this text. */
const signedText = (payload: string): string => `lendwire notices\n${payload}`

/** Signs the token of the link with which a patron unsubscribes. It does not expire: mails are kept for years. */
export const signRecipient = async (
  { library, pseudonym }: NoticeRecipient,
  sign: Signer,
): Promise<string> => {
  const payload = `${library}~${pseudonym}`
  return `${payload}~${await signText(signedText(payload), sign)}`
}

/** Reads such a token; null where nobody signed it, or it was altered. */
export const readRecipient = async (token: string, sign: Signer): Promise<NoticeRecipient | null> => {
  const [, code, pseudonym = '', signature = ''] =
    /^([A-Z0-9]{1,12})~([0-9a-f]{32})~([\w-]{24})$/.exec(token) ?? []
  const library = LibraryCode.safeParse(code).data
  if (library === undefined || !(await isSignatureOf(signedText(`${library}~${pseudonym}`), signature, sign)))
    return null
  return { library, pseudonym }
}
