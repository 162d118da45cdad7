import { expect, onTestFinished, test } from 'vitest'
import { checkMail } from '../../src/cli/doctor/check-mail.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { readConfig } from '../../src/config.ts'
import { say } from '../support/say.ts'
import { startMailServer } from '../support/smtp.ts'

test('doctor sends a test mail where it is asked to, and says why the mail server did not take it', async () => {
  const mails = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('nobody') ? new Error('there is nobody of this name') : null),
  })
  onTestFinished(mails.stop)
  const config = readConfig({
    LENDWIRE_SMTP_URL: mails.url,
    LENDWIRE_MAIL_FROM: 'lendwire@gateway.example',
  })
  const run = async (to?: string) =>
    (await checkMail(config, false, { to })).map(({ result, found }) => `${result} ${say(found)}`)

  expect(await run()).toEqual([expect.stringMatching(/^ok .* answers$/)])
  expect(mails.mails).toEqual([])

  expect(await run('admin@gateway.example')).toContainEqual(
    expect.stringMatching(/^ok the mail server took a test mail to admin@gateway\.example/),
  )
  const [mail] = mails.mails
  expect(mail).toMatchObject({ from: 'lendwire@gateway.example', to: ['admin@gateway.example'] })
  expect(mail?.raw).toContain('Subject: Test mail of lendwire')

  expect(await run('nobody@gateway.example')).toContainEqual(
    expect.stringMatching(/^failed .* nobody@gateway\.example: .*there is nobody of this name/),
  )
})

test.each([
  [{}, 'LENDWIRE_SMTP_URL'],
  [{ LENDWIRE_SMTP_URL: 'smtp://127.0.0.1:9' }, 'LENDWIRE_MAIL_FROM'],
])(
  'doctor fails without mail where alarms have no webhook either, or a test mail was asked for',
  async (settings, missing) => {
    const resultOf = async (hasAlarmWebhook: boolean, to?: string) =>
      (await checkMail(readConfig(settings), hasAlarmWebhook, { to })).find(({ found }) =>
        say(found).startsWith(missing),
      )?.result
    expect(await resultOf(false)).toBe('failed')
    expect(await resultOf(true)).toBe('warning')
    expect(await resultOf(true, 'admin@gateway.example')).toBe('failed')
  },
)

test('doctor refuses to send a test mail to what is no address', async () => {
  const output = { print: () => undefined, complain: () => undefined }
  await expect(doctor({ sendTestMail: 'admin.gateway.example' }, output)).rejects.toThrow('--send-test-mail')
})
