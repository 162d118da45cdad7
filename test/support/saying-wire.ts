import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import type { DispatchResult } from '../../src/transport/transport.ts'

/** Returns the result of an attempt with its reason as an English sentence. */
export const inWords = (result: DispatchResult) =>
  'reason' in result ? { ...result, reason: sentencesIn('en').say(result.reason) } : result

/** Returns a wire whose results say their reasons in English. */
export const sayingWire = <Message>(wire: {
  dispatch(message: Message): Promise<DispatchResult>
  close(): Promise<void>
}) => ({
  dispatch: async (message: Message) => inWords(await wire.dispatch(message)),
  close: () => wire.close(),
})
