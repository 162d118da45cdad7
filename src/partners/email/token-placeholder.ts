import { PartnerCode, RequestId } from '../../borrowing/values.ts'
import type { Signer } from '../signer.ts'
import { type LinkClaims, linkPayload, type ReplyClaims, signLink, signReply } from './token.ts'

/** The mark about a placeholder: data never holds it, since control characters are taken from it. */
const mark = '\u0001'

/** Returns the place of a link to the page where a letter is answered. */
export const linkPlaceholder = (claims: LinkClaims): string => `${mark}link ${linkPayload(claims)}${mark}`

/** Returns the place of the token in a reply address. */
export const replyTokenPlaceholder = ({ requestId, entry, partner, lastDay }: ReplyClaims): string =>
  `${mark}reply ${requestId} ${entry} ${partner} ${lastDay}${mark}`

const replyToken = ([requestId, entry, partner, lastDay]: readonly string[], sign: Signer): Promise<string> =>
  signReply(
    {
      requestId: RequestId.parse(requestId),
      entry: Number(entry),
      partner: PartnerCode.parse(partner),
      lastDay: Number(lastDay),
    },
    sign,
  )

/** A part of a letter with its links and tokens, and these by themselves. */
type FilledPart = { readonly text: string; readonly tokens: readonly string[] }

/**
 * Fills the places of links and tokens in a part of a letter.
 *
 * @param publicUrl where the gateway is reached from outside, without a slash at its end
 */
export const fillTokens = async (text: string, sign: Signer, publicUrl: string): Promise<FilledPart> => {
  const tokens: string[] = []
  const filled = text.split(mark).map(async (part, index) => {
    if (index % 2 === 0) return part
    const [kind, ...words] = part.split(' ')
    const isLink = kind === 'link'
    const token = await (isLink ? signLink(words.join(' '), sign) : replyToken(words, sign))
    tokens.push(token)
    return isLink ? `${publicUrl}/respond/${token}` : token
  })
  return { text: (await Promise.all(filled)).join(''), tokens }
}

const placeholders = new RegExp(`${mark}[^${mark}]*${mark}`, 'g')

/** Returns a letter with another address in the places of its links, which then prove nothing. */
export const withoutTokens = (text: string, address: string): string => text.replaceAll(placeholders, address)
