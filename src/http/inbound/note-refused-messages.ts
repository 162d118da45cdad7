import { PartnerCode } from '../../borrowing/values.ts'
import type { Services } from '../services.ts'
import type { WatchArrival } from './watch-arrivals.ts'

/**
 * Notes each message that was answered with another status than 2xx: a partner that sends its messages once has lost it.
 *
 * @param watch handles the message
 */
export const noteRefusedMessages =
  ({ noteRefusedMessage }: Pick<Services, 'noteRefusedMessage'>, watch: WatchArrival): WatchArrival =>
  async (context, address, handle) => {
    const note = (): void => {
      const sender = context.get('arrival')?.partner
      const code = PartnerCode.safeParse(sender ?? address.code)
      if (context.req.method === 'POST' && code.success)
        noteRefusedMessage(code.data, sender === undefined ? 'possible' : 'certain')
    }
    try {
      const response = await watch(context, address, handle)
      if (!response.ok) note()
      return response
    } catch (error) {
      note()
      throw error
    }
  }
