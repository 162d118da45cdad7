import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { type ConsoleScene, startConsoleScene } from '../test/console/console-scene.ts'
import { startBrowser } from '../test/support/browser.ts'

/**
 * Takes a picture of every page of the console, or of the named ones, wide and as on a phone, light and dark, in English or
 * German (`npm run screenshots -- [folder] [language] [page…]`).
 */
const [folder = 'screenshots', language = 'en', ...wanted] = process.argv.slice(2)

type Sight = {
  readonly name: string
  readonly path: string
  /** Does what a person does before the picture. */
  readonly prepare?: (page: Page) => Promise<void>
}

const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

type Book = readonly [title: string, author: string, rota: readonly string[], status: string]
const books: readonly Book[] = [
  ['Kindred', 'Butler, Octavia E.', ['CONDITIONS', 'WEST'], 'conditional'],
  ['The left hand of darkness', 'Le Guin, Ursula K.', ['NORTH'], 'shipped_physically'],
  ['Silent spring', 'Carson, Rachel', ['WEST', 'NORTH'], 'request_sent'],
  ['Beloved', 'Morrison, Toni', ['NORTH', 'WEST', 'CONDITIONS'], 'shipped_physically'],
  [
    'The making of the English working class, with a postscript on its reception and a bibliography of the editions',
    'Thompson, E. P.',
    ['WEST'],
    'request_sent',
  ],
  ['Die Wand', 'Haushofer, Marlen', ['NORTH'], 'ready_to_send'],
]
const partners = [
  ['NORTH', 'North University Library', 'loaned-at-once'],
  ['CONDITIONS', 'South City Library', 'conditional'],
  ['WEST', 'West County Library of the Western District and its Neighbouring Counties', 'silent'],
] as const

const configure = async ({ gateway }: ConsoleScene): Promise<void> => {
  const documents: Readonly<Record<string, unknown>> = {
    '/v1/rota-templates/nearby': { choose: { by: 'list', partners: ['NORTH', 'WEST'] } },
    '/v1/rota-rules': {
      match: 'first',
      rules: [{ name: 'Everything', when: {}, templates: ['nearby'] }],
    },
    '/v1/sending-rules': {
      rules: [{ name: 'Copies at once', when: { service: ['copy'] }, does: { action: 'send' } }],
    },
    '/v1/workflows/quick': { deadlines: { response: 'P3D' } },
    '/v1/webhooks/library-system': { library: 'ABC', url: 'https://ils.example.org/lendwire' },
    '/v1/libraries/ABC/ils': { dialect: 'standard', url: 'https://ils.example.org/ncip' },
  }
  for (const [path, body] of Object.entries(documents)) {
    const { status } = await gateway.api('PUT', path, body)
    if (status >= 400) throw new Error(`${path}: HTTP ${status}`)
  }
}

const sightsOf = (numbers: readonly string[]): readonly Sight[] => {
  const request = `/requests/${numbers[0]}`
  const pages: Readonly<Record<string, string>> = {
    requests: '/requests',
    'needs-attention': '/requests?worklist=needs_attention',
    'worklist-empty': '/requests?worklist=unfilled',
    request,
    'request-rota': `${request}?tab=rota`,
    'request-items': `/requests/${numbers[1]}?tab=items`,
    'request-timeline': `${request}?tab=timeline`,
    'request-costs': `${request}?tab=costs`,
    receive: '/receive',
    return: '/return',
    'new-request': '/new-request',
    'mail-review': '/mail-review',
    dashboard: '/dashboard',
    alarms: '/alarms',
    'first-steps': '/first-steps',
    partners: '/partners',
    partner: '/partners/NORTH',
    'partner-new': '/partners/new?protocol=iso18626',
    messages: '/messages?direction=out',
    configuration: '/configuration',
    transfer: '/configuration/transfer',
    libraries: '/configuration/library',
    library: '/configuration/library/ABC',
    'library-system': '/configuration/ils/ABC',
    workflow: '/configuration/workflow/quick',
    'rota-template': '/configuration/rota_template/nearby',
    'rota-rules': '/configuration/rota_rules',
    'sending-rules': '/configuration/sending_rules',
    'locate-profiles': '/configuration/locate_profile',
    'locate-profile-new': '/configuration/locate_profile/new',
    'vendor-new': '/configuration/vendor/new',
    'alarm-rules': '/configuration/alarm_rule',
    'alarm-rule': '/configuration/alarm_rule/partner-paused',
    'alarm-settings': '/configuration/alarm_settings',
    'mailbox-new': '/configuration/mailbox/new',
    webhooks: '/webhooks',
    webhook: '/webhooks/library-system',
    users: '/users',
    keys: '/keys',
    audit: '/audit',
    'not-found': '/nowhere',
  }
  return [
    ...Object.entries(pages).map(([name, path]) => ({ name, path })),
    {
      name: 'request-more',
      path: request,
      prepare: async (page) => {
        await page.getByRole('button', { name: language === 'de' ? 'Mehr' : 'More', exact: true }).click()
        await page.getByRole('menu').waitFor()
      },
    },
  ]
}

/** Nothing is loading any more. */
const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' })
}

const take = async (page: Page, name: string): Promise<void> => {
  for (const [width, size] of Object.entries(widths))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        animations: 'disabled',
      })
    }
  await page.setViewportSize(widths.wide)
}

await mkdir(folder, { recursive: true })
const browser = await startBrowser({ javaScript: true })
browser.context.setDefaultTimeout(120_000)
const scene = await startConsoleScene()
try {
  await scene.gateway.api('POST', '/v1/users', {
    ...{ name: 'Berit Dahl', email: 'berit@example.org', role: 'staff', library: 'ABC' },
  })
  for (const [code, name, scenario] of partners) await scene.addPartner(code, name, scenario)
  await configure(scene)
  const numbers = await Promise.all(
    books.map(([title, author, rota, status]) =>
      scene.makeRequest(
        {
          citation: { title, author },
          rota,
          patron: { id: 'P-4711', givenName: 'Anna', surname: 'Kern' },
          ...(status === 'ready_to_send' ? { hold: 'staff' } : {}),
        },
        ...(status === 'ready_to_send' ? [] : [status]),
      ),
    ),
  )
  const page = await browser.context.newPage()
  await page.addInitScript({ content: `localStorage.setItem('lendwire.language', '${language}')` })
  await page.setViewportSize(widths.wide)
  await page.goto(`${scene.gateway.url}/console/sign-in`)
  await settled(page)
  await take(page, 'sign-in')
  await page.evaluate("localStorage.setItem('lendwire.language', 'en')")
  await scene.signIn(page, 'admin', '/requests')
  const sights = sightsOf(numbers).filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  for (const { name, path, prepare } of sights) {
    await page.goto(`${scene.gateway.url}/console${path}`)
    await settled(page)
    await prepare?.(page)
    await take(page, name)
    console.log(name)
  }
  console.log(`the pictures are in ${resolve(folder)}`)
} finally {
  await browser.close()
  await scene.stop()
}
