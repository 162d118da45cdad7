import type { Scenario } from '../scenario.ts'
import type { Gateway } from '../sender.ts'
import { startMailHost } from './mail-host.ts'
import { postByHook, postByMail } from './reply.ts'
import { createScriptedMailLender, type MailEvent } from './scripted-lender.ts'

export type MailLenderSettings = {
  readonly scenario: Scenario
  readonly port: number
  readonly host: string
  /** The only address that it takes letters for; any where left out. */
  readonly address?: string | undefined
  /** The endpoint to which it pushes replies. */
  readonly gateway?: Gateway | undefined
  /** The mail server by which its replies go out. */
  readonly smtp?: string | undefined
  readonly pace?: number | undefined
}

/**
 * Runs a lender that only has a mailbox: a mail server takes its letters, and it answers by their links, or by replies
 * where it is told how these go out.
 *
 * @throws LenderError `unavailable` where it cannot listen
 */
export const runMailLender = async (
  settings: MailLenderSettings,
  print: (line: string) => void,
): Promise<{ readonly stop: () => Promise<void>; readonly url: string }> => {
  const { scenario, gateway, smtp } = settings
  const host = await startMailHost(settings.port, settings.host)
  const post = smtp !== undefined ? postByMail(smtp) : gateway !== undefined ? postByHook(gateway) : undefined
  const lender = createScriptedMailLender({
    ...{ host, scenario, post },
    address: settings.address ?? '*',
    pace: settings.pace ?? 1,
    report: (news) => print(lineOf(news, post === undefined ? 'link' : 'reply')),
  })
  print(`lender (${scenario.name}) receives letters on ${host.url}`)
  return {
    url: host.url,
    stop: async () => {
      await lender.stop()
      await host.stop()
    },
  }
}

/** Returns a line such as `14:03:12 → ABC-1 shipped by link: taken`. */
const lineOf = (news: MailEvent, way: 'link' | 'reply'): string => {
  const at = new Date().toISOString().slice(11, 19)
  const { requestId, says } = news.letter
  return 'emailAnswer' in news
    ? `${at} → ${requestId} ${news.emailAnswer.answer} by ${way}: ${news.outcome}`
    : `${at} ← ${requestId} ${says}${news.again ? ' (again)' : ''}: ${news.reception}`
}
