import { type Exchange, failed, type Outcome, passed, type Settings } from './case.ts'

/** The content types that are tried one after the other where HTTP 415 refuses that of all messages. */
const others = ['application/xml', 'text/xml; charset="utf-8"', 'text/xml'] as const

/** What is sent to find a content type that a server takes. */
export const sendsTypes = `the same message, as application/xml; charset="utf-8"; where HTTP 415 refuses that, as ${others.join(', as ')}`

/**
 * Looks whether the last message was refused for its content type, and finds one that is not.
 *
 * @param sendAgain sends the message with the content type that was adopted, and says what came back
 */
export const tryTypes = async (
  bench: { readonly exchanges: readonly Exchange[]; readonly adopt: (settings: Settings) => void },
  sendAgain: () => Promise<string>,
): Promise<Outcome> => {
  const first = bench.exchanges.at(-1)
  if (first?.status !== 415) return passed(`HTTP ${first?.status ?? 'without an answer'}`)
  for (const contentType of others) {
    bench.adopt({ contentType })
    const said = await sendAgain()
    if (bench.exchanges.at(-1)?.status !== 415)
      return failed(`HTTP 415 with application/xml; charset="utf-8"; ${contentType}: ${said}`, {
        contentType,
      })
  }
  bench.adopt({ contentType: null })
  return failed(`HTTP 415, also to ${others.join(', to ')}`)
}

/** The content types that a receiver of XML takes, all of them. */
export const bothTypes = ['application/xml', 'text/xml', 'text/xml; charset="utf-8"'] as const
