import type { Client } from '@lendwire/client'
import { answerOf } from '../from-client.ts'

/** Returns look-ups that complete a new request: in citation sources, and in the library's own system. */
export const lookUpOperations = ({ POST }: Client) => ({
  lookUpCitation: (text: string) => answerOf(POST('/v1/citations/look-up', { body: { text } })),
  lookUpPatron: (library: string, barcode: string) =>
    answerOf(
      POST('/v1/libraries/{code}/patrons/look-up', {
        params: { path: { code: library } },
        body: { barcode },
      }),
    ),
})
