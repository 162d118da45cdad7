import type { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { htmlOf, type Mail } from '../../partners/mail.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import { askingLibrary } from './asking-library.ts'
import { readTestLetter, StoredTestLetter } from './test-letter.ts'

/** The dependencies of sending a test letter. */
export type TestLetterDeps = Deps & {
  /** Returns the public address of the gateway, without a slash at its end. */
  readonly publicUrl: () => string
  /** A secret that nobody can guess, for the link. */
  readonly randomSecret: () => string
}

/** Returns the path of the page behind the link of a test letter. */
export const testLetterPath = (partner: string, secret: string): string =>
  `/test-letters/${encodeURIComponent(partner)}/${secret}`

/** The longest time that handing the letter to the mail server may take, in milliseconds. */
const timeout = 30_000

/** The domain that a letter is named in where the library has no address: the mail wire refuses it. */
const nowhere = 'lendwire.invalid'

/** Says why a mail server did not accept a letter; null if it did. */
const failureOf = (result: Awaited<ReturnType<Deps['transport']['dispatch']>>): AnyReason | null => {
  if (result.kind === 'taken') return null
  return 'reason' in result ? result.reason : reason('failure.no_answer')
}

/**
 * Sends a letter to a partner that asks for nothing but to open its link, as the library's letters are sent. It is sent in place
 * of the last one.
 *
 * @returns what is kept of it. `Problem` not_found for a partner or library that does not exist, not_allowed_now for a
 *   partner that is not reached by mail or where links would lead nowhere, conflict where no library could write
 */
export const sendTestLetter = async (
  deps: TestLetterDeps,
  code: PartnerCode,
  asking: LibraryCode | undefined,
): Promise<StoredTestLetter> => {
  const snapshot = await deps.configuration.snapshot()
  const partner = snapshot.partner(code)
  if (partner === null) throw new Problem('not_found', reason('not_found.partner', { partner: code }))
  const { testLetter } = deps.protocols.of(partner)
  if (testLetter === undefined)
    throw new Problem('not_allowed_now', reason('problem.partner_without_mail', { partner: code }))
  if (testLetter.notSendable !== undefined)
    throw new Problem('not_allowed_now', reason('problem.no_test_letter', { reason: testLetter.notSendable }))
  const library = askingLibrary(snapshot, asking)
  const secret = deps.randomSecret()
  const address = testLetter.addressOf(partner)
  const at = deps.now()
  const { subject, text } = testLetter.render(
    library,
    partner,
    `${deps.publicUrl()}${testLetterPath(code, secret)}`,
  )
  const from = library.email ?? ''
  const mail: Mail = {
    from: { name: library.name, address: from },
    to: { name: partner.name, address },
    subject,
    text,
    html: htmlOf(text),
    messageId: `<${deps.ids.next()}@${from.split('@').at(-1) || nowhere}>`,
    date: at,
  }
  const failure = failureOf(await deps.transport.dispatch({ kind: 'mail', mail, timeout }))
  const value: StoredTestLetter = {
    ...{ address, at, failure, confirmedAt: null },
    token: deps.hash('test-letter', secret),
  }
  await deps.store.putDocuments([{ kind: 'test_letter', key: code, value, expectedVersion: null }])
  return value
}

/** Finds the test letter that a link is of; null where the link is of none, or of an earlier one. */
export const findTestLetter = async (
  { store, hash }: Pick<TestLetterDeps, 'store' | 'hash'>,
  code: PartnerCode,
  secret: string,
): Promise<StoredTestLetter | null> => {
  const letter = await readTestLetter(store, code)
  return letter !== null && letter.token === hash('test-letter', secret) ? letter : null
}

/** Notes that the link of a test letter was used; resolves with whether the link is of the last one. */
export const confirmTestLetter = async (
  deps: Pick<TestLetterDeps, 'store' | 'hash' | 'now'>,
  code: PartnerCode,
  secret: string,
): Promise<boolean> => {
  const stored = await deps.store.getDocument('test_letter', code)
  const letter = StoredTestLetter.safeParse(stored?.value).data
  if (stored === null || letter === undefined || letter.token !== deps.hash('test-letter', secret))
    return false
  if (letter.confirmedAt !== null) return true
  const value = { ...letter, confirmedAt: deps.now() }
  // Where two people open the link at once, one of them is written.
  await deps.store.putDocuments([{ kind: 'test_letter', key: code, value, expectedVersion: stored.version }])
  return true
}
