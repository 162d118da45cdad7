import type { Loose } from '@lendwire/xml'
import type * as Version1 from './edition-1/messages.ts'
import type * as Version2 from './edition-2/messages.ts'

/** The editions of the protocol: version 1 (1.0 and 1.01, a DTD), and version 2 (2.0, 2.01 and 2.02, a schema). */
export type Edition = '1' | '2'

/** Any message, distinguished by `edition` and `kind`. */
export type Message = Version1.Message | Version2.Message

/**
 * The kinds of content of an NCIPMessage of an edition: initiations, responses, and in version 2 `Problem` and `Ext`.
 */
export type MessageKind<Of extends Edition = Edition> = Extract<Message, { readonly edition: Of }>['kind']

/** The message of one kind, in version 2 unless another edition is named. */
export type MessageOf<Kind extends MessageKind<Of>, Of extends Edition = '2'> = Extract<
  Message,
  { readonly edition: Of; readonly kind: Kind }
>

/** The readable part of a message that does not fit its type. Every `Message` is one too. */
export type PartialMessage = Message extends infer Each
  ? Each extends Message
    ? { readonly edition: Each['edition']; readonly kind: Each['kind']; readonly body: Loose<Each['body']> }
    : never
  : never

/** The partial messages of one kind, in version 2 unless another edition is named. */
export type PartialMessageOf<Kind extends MessageKind<Of>, Of extends Edition = '2'> = Extract<
  PartialMessage,
  { readonly edition: Of; readonly kind: Kind }
>
