import { createLender, type Lender } from '@lendwire/lender'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { languages } from '../../src/translations/language.ts'
import { type Browser, startBrowser } from '../support/browser.ts'
import { type CitationSources, startCitationSources } from '../support/citation-sources.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { patronPages, patronToken } from '../support/patron-link.ts'
import { structureOf } from './patron-pages/structure.ts'

let gateway: WholeGateway
let sources: CitationSources
let browser: Browser
let page: Page
const lenders: Lender[] = []
/** Everything that the pages made the browser load. */
const loaded: string[] = []

const partner = async (code: string, scenario: string): Promise<void> => {
  const token = `${code}-token-long-enough`
  const lender = createLender({
    scenario,
    pace: 0,
    gateway: { url: `${gateway.url}/partners/${code}/iso18626`, token },
  })
  lenders.push(lender)
  await gateway.api('PUT', `/v1/partners/${code}`, {
    name: `Library ${code}`,
    symbols: [{ type: 'ISIL', value: `X-${code}` }],
    inboundCredentials: [{ kind: 'bearer', token }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: await lender.start(0) },
  })
}

beforeAll(async () => {
  browser = await startBrowser({ javaScript: false })
  sources = await startCitationSources()
  gateway = await startWholeGateway({
    LENDWIRE_CROSSREF_URL: sources.sources.crossref,
    LENDWIRE_PUBMED_URL: sources.sources.pubmed,
    LENDWIRE_SRU_URL: sources.sources.sru,
    LENDWIRE_CITATION_PRIVATE_NETWORK: 'true',
  })
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    patronPages: { ...patronPages, pickupLocations: ['Main Library', 'Branch'] },
  })
  await partner('NORTH', 'loaned-at-once')
  await partner('SOUTH', 'cancel-accepted')
}, 240_000)

afterAll(async () => {
  for (const lender of lenders) await lender.stop()
  await gateway.stop()
  await sources.stop()
  await browser.close()
})

beforeEach(async () => {
  await browser.context.clearCookies()
  page = await browser.context.newPage()
  page.on('request', (request) => loaded.push(request.url()))
})
afterEach(() => page.close())

/** Comes by the library's link. */
const come = async (sub: string, path = '', language = 'en'): Promise<void> => {
  const token = await patronToken({ sub, name: 'Ada Reader' }, gateway.now())
  const separator = path.includes('?') ? '&' : '?'
  await page.goto(`${gateway.url}/patron/ABC${path}${separator}lang=${language}&token=${token}`)
}

const focused = () => page.locator(':focus')

/** Presses Tab until something of this name has the focus, as a person without a mouse does. */
const tabTo = async (role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> => {
  const wanted = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await wanted.and(focused()).count()) === 1) return
  }
  throw new Error(`Tab never came to ${role} ${String(name)}: ${await page.locator('body').ariaSnapshot()}`)
}

const press = async (role: 'button' | 'link', name: string | RegExp): Promise<void> => {
  await tabTo(role, name)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState()
}

const type = async (name: string | RegExp, text: string): Promise<void> => {
  await tabTo('textbox', name)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

const numberOf = (): string => /requests\/([^?]+)/.exec(page.url())?.[1] ?? ''

const request = async (number: string) =>
  (await gateway.api('GET', `/v1/requests/${number}`)).body as {
    readonly status: string
    readonly citation: object
    readonly sourcedFields?: readonly object[]
    readonly items: readonly { readonly hold: string }[]
  }

const command = (number: string, body: object) => gateway.api('POST', `/v1/requests/${number}/commands`, body)

const expectStructure = async (name: string): Promise<void> =>
  expect(await structureOf(page)).toMatchFileSnapshot(`patron-pages/${name}.txt`)

describe('asking for something, by keyboard alone', () => {
  test('a blank form for a book', async () => {
    await come('p-book')
    await press('link', 'Request a book')
    await expectStructure('book')
    await type('Title (required)', 'The Left Hand of Darkness')
    await type('Author', 'Le Guin, Ursula K.')
    await tabTo('combobox', 'Where will you pick it up?')
    await page.keyboard.type('Branch')
    await tabTo('textbox', 'Note for the library')
    await page.keyboard.type('The old edition, please.')
    await press('button', 'Send the request')
    expect(await page.getByRole('status').textContent()).toBe('Your request has been made.')
    await expectStructure('request')
    expect(await request(numberOf())).toMatchObject({
      citation: { title: 'The Left Hand of Darkness', author: 'Le Guin, Ursula K.', publicationType: 'Book' },
      pickupLocation: 'Branch',
      service: { type: 'loan', note: 'The old edition, please.' },
      patron: { id: 'p-book', surname: 'Ada Reader' },
      status: 'created',
    })
  })

  test('a form with faults leads back to each', async () => {
    await come('p-faults', '/request?kind=chapter')
    await expectStructure('chapter')
    await type('ISBN', '978-3-16-148410-1')
    await press('button', 'Send the request')
    await expectStructure('chapter-with-faults')
    await press('link', /Did you mean 9783161484100/)
    expect(await page.locator(':target').getAttribute('id')).toBe('isbn')
  })

  test('the citation linker takes a DOI and fills in the form', async () => {
    await come('p-doi')
    await press('link', 'Find by number or reference')
    await expectStructure('find')
    await type(/^DOI, PMID/, 'https://doi.org/10.1000/lending.1')
    await press('button', 'Continue')
    await expectStructure('article-by-doi')
    await type('Pages', '45-50')
    await tabTo('combobox', 'Where will you pick it up?')
    await page.keyboard.type('Main')
    await press('button', 'Send the request')
    await expectStructure('request-by-doi')
    const made = await request(numberOf())
    expect(made.citation).toMatchObject({
      titleOfComponent: 'On Loans & Lenders',
      title: 'Journal of Lending',
      pagesRequested: '45-50',
      publisher: 'Lending Press',
    })
    expect(made.sourcedFields).toContainEqual({ field: 'titleOfComponent', source: 'crossref' })
    expect(made.sourcedFields).toContainEqual({ field: 'publisher', source: 'crossref' })
    expect(made.sourcedFields).not.toContainEqual({ field: 'pagesRequested', source: 'crossref' })
  })

  test.each([
    ['4711', 'Lending and health', 'Journal of lending medicine'],
    ['3-16-148410-X', undefined, 'Lending by the sea'],
    ['Meyer A. On loans. J Lend. 2019;12(3):45-67.', 'On loans', 'J Lend'],
    ['Only words', undefined, 'Only words'],
  ])('the citation linker takes %s', async (pasted, part, title) => {
    await come('p-linker', '/find')
    await type(/^DOI, PMID/, pasted)
    await press('button', 'Continue')
    expect(await page.locator('#title').inputValue()).toBe(title)
    if (part !== undefined) expect(await page.locator('#titleOfComponent').inputValue()).toBe(part)
  })

  const openUrl =
    'url_ver=Z39.88-2004&rft.genre=article&rft.jtitle=Journal+of+Lending&rft.atitle=On+links&rft.volume=3' +
    '&rft.spage=1&rft.epage=9&rft.issn=0378-5955&rft_id=info%3Adoi%2F10.1000%2Funknown&campus=North'

  test('a form is filled in by OpenURL', async () => {
    await come('p-openurl', `/request?${openUrl}`)
    await expectStructure('article-by-openurl')
    await tabTo('combobox', 'Where will you pick it up?')
    await page.keyboard.type('Main')
    await press('button', 'Send the request')
    expect(await request(numberOf())).toMatchObject({
      citation: {
        titleOfComponent: 'On links',
        title: 'Journal of Lending',
        volumes: ['3'],
        pagesRequested: '1-9',
      },
      openUrl: { unknown: { campus: ['North'] } },
      service: { type: 'copy' },
    })
  })

  test('the citation linker is filled in by OpenURL', async () => {
    await come('p-openurl', `/find?${openUrl}`)
    expect(await page.getByRole('textbox').inputValue()).toBe('DOI 10.1000/unknown')
  })
})

describe('following a request, by keyboard alone', () => {
  const ask = async (patron: string, rota: readonly string[]): Promise<string> => {
    const { body } = await gateway.api('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'On following', author: 'Lending, Lena' },
      service: { type: 'loan' },
      patron: { id: patron },
      rota,
    })
    return (body as { number: string }).number
  }

  test('the patron cancels, and the partner is told (row 4a ii)', async () => {
    const number = await ask('p-cancel', ['SOUTH', 'NORTH'])
    await command(number, { type: 'send' })
    await until('the promise', async () => (await request(number)).status === 'will_supply')
    await come('p-cancel')
    await expectStructure('requests')
    await press('link', 'On following')
    await press('link', 'Cancel the request')
    await expectStructure('cancel')
    await press('button', 'Yes, cancel it')
    expect(await page.getByRole('status').textContent()).toBe('Your request is being cancelled.')
    await until('the end', async () => (await request(number)).status === 'cancelled_by_patron')
    await page.reload()
    expect(await page.locator('main').textContent()).toContain(
      'Your request has been cancelled, as you asked.',
    )
    expect(await page.getByRole('link', { name: 'Cancel the request' }).count()).toBe(0)
  })

  test('the patron gives up what is on the hold shelf, and the request stays open (row 4b)', async () => {
    const number = await ask('p-hold', ['NORTH'])
    await command(number, { type: 'send' })
    await until('the shipment', async () => (await request(number)).status === 'shipped_physically')
    await command(number, { type: 'receive', onHoldShelf: true })
    await come('p-hold', `/requests/${number}`)
    await expectStructure('request-on-hold-shelf')
    await press('link', 'Cancel the hold')
    await press('button', 'Yes, cancel the hold')
    await expectStructure('request-given-up')
    const after = await request(number)
    expect(after.status).toBe('received_physically')
    expect(after.items[0]?.hold).toBe('cancelled')
  })

  test('the page says in words when a request can no longer be cancelled', async () => {
    const number = await ask('p-late', ['NORTH'])
    await come('p-late', `/requests/${number}/cancel?what=request`)
    await command(number, { type: 'send' })
    await until('the shipment', async () => (await request(number)).status === 'shipped_physically')
    await command(number, { type: 'receive' })
    await command(number, { type: 'patron_loan' })
    await press('button', 'Yes, cancel it')
    expect(await page.getByRole('status').textContent()).toContain('This can no longer be done')
  })

  test('signing out ends it', async () => {
    await come('p-leave')
    await press('button', 'Sign out')
    await expectStructure('signed-out')
    await page.goto(`${gateway.url}/patron/ABC`)
    await expectStructure('not-signed-in')
  })
})

describe('the same in German, by keyboard alone', () => {
  test('a book, with a fault first; the list; cancelling it; signing out', async () => {
    await come('p-de', '', 'de')
    await expectStructure('german/no-requests')
    await press('link', 'Buch bestellen')
    await expectStructure('german/book')
    await type('Titel (erforderlich)', 'Die Enteigneten')
    await type('ISBN', '978-3-16-148410-1')
    await press('button', 'Bestellung abschicken')
    await expectStructure('german/book-with-faults')
    await press('link', /9783161484100/)
    await page.keyboard.press('Shift+Tab')
    await type('ISBN', '978-3-16-148410-0')
    await tabTo('combobox', 'Wo holen Sie es ab?')
    await page.keyboard.type('Branch')
    await press('button', 'Bestellung abschicken')
    await expectStructure('german/request')
    await press('link', 'Meine Bestellungen')
    await expectStructure('german/requests')
    await press('link', 'Die Enteigneten')
    await press('link', 'Bestellung stornieren')
    await expectStructure('german/cancel')
    await press('button', 'Ja, stornieren')
    await expectStructure('german/request-cancelled')
    await press('button', 'Abmelden')
    await expectStructure('german/signed-out')
    await page.goto(`${gateway.url}/patron/ABC`)
    await expectStructure('german/not-signed-in')
  })

  test('a number, then the article; a chapter; an OpenURL', async () => {
    await come('p-de-2', '/find', 'de')
    await expectStructure('german/find')
    await type(/^DOI, PMID/, '10.1000/lending.1')
    await press('button', 'Weiter')
    await expectStructure('german/article-by-doi')
    await come('p-de-2', '/request?kind=chapter', 'de')
    await expectStructure('german/chapter')
    await press('button', 'Bestellung abschicken')
    await expectStructure('german/chapter-with-faults')
    await come('p-de-2', '/request?kind=article', 'de')
    await press('button', 'Bestellung abschicken')
    await expectStructure('german/article-with-faults')
    await come('p-de-2', '/request?rft.genre=article&rft.jtitle=Lending&rft.atitle=On+links', 'de')
    await expectStructure('german/article-by-openurl')
  })

  test('a request whose item is on the hold shelf is given up', async () => {
    const { body } = await gateway.api('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'On following' },
      service: { type: 'loan' },
      patron: { id: 'p-de-hold' },
      rota: ['NORTH'],
    })
    const { number } = body as { number: string }
    await command(number, { type: 'send' })
    await until('the shipment', async () => (await request(number)).status === 'shipped_physically')
    await command(number, { type: 'receive', onHoldShelf: true })
    await come('p-de-hold', `/requests/${number}`, 'de')
    await expectStructure('german/request-on-hold-shelf')
    await press('link', 'Bereitstellung stornieren')
    await expectStructure('german/give-up')
    await press('button', 'Ja, Bereitstellung stornieren')
    await expectStructure('german/request-given-up')
  })
})

test('a page that is not there, and a link that is not valid, say so', async () => {
  for (const [language, folder] of [
    ['en', ''],
    ['de', 'german/'],
  ]) {
    await come('p-lost', '/requests/ABC-0000', language)
    await expectStructure(`${folder}not-found`)
    await page.goto(`${gateway.url}/patron/ABC?lang=${language}&token=no-token`)
    await expectStructure(`${folder}bad-link`)
    const tooLong = await page.goto(
      `${gateway.url}/patron/ABC/request?lang=${language}&title=${'x'.repeat(100_000)}`,
    )
    expect(tooLong?.status()).toBe(413)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      language === 'de' ? 'Das Formular ist zu lang' : 'The form is too long',
    )
  }
})

describe('the pages', () => {
  test('are in German too, and change by a link', async () => {
    await come('p-german', '/request?kind=article', 'de')
    await expectStructure('article-german')
    await press('link', 'This page in English')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Request an article')
    expect(page.url()).toContain('kind=article')
  })

  test('fit a phone, in every language', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const language of languages) {
      for (const path of ['', '/find', '/request?kind=article', '/request?kind=chapter']) {
        await come('p-phone', path, language)
        const scroll = await page.evaluate('document.documentElement.scrollWidth')
        expect(scroll, `${path} ${language}`).toBeLessThanOrEqual(320)
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  test('begin with a way past the menu', async () => {
    await come('p-skip')
    await page.keyboard.press('Tab')
    expect(await focused().textContent()).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.locator(':target').getAttribute('id')).toBe('content')
  })

  test('load nothing from elsewhere', () => {
    expect(loaded.length).toBeGreaterThan(20)
    expect(loaded.filter((url) => !url.startsWith(gateway.url))).toEqual([])
    expect(loaded.some((url) => url.endsWith('/pages.css'))).toBe(true)
  })
})
