import type { Loose } from '@lendwire/xml'
import type * as Edition12 from './edition-1-2/messages.ts'
import type * as Edition20212 from './edition-2021-2/messages.ts'

/** The editions of the schema: of ISO 18626:2017, and of ISO 18626:2021. */
export type Edition = '1.2' | '2021-2'

/** Any message or confirmation, distinguished by `edition` and `kind`. */
export type Message = Edition12.Message | Edition20212.Message

/** The kinds of content of an ISO18626Message. */
export type MessageKind = Message['kind']

/** The messages of one kind, in either edition. */
export type MessageOf<Kind extends MessageKind> = Extract<Message, { readonly kind: Kind }>

/** The readable part of a message that does not fit its type. Every `Message` is one too. */
export type PartialMessage = Message extends infer Each
  ? Each extends Message
    ? { readonly edition: Each['edition']; readonly kind: Each['kind']; readonly body: Loose<Each['body']> }
    : never
  : never
