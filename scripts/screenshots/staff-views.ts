import { worklists } from '../../src/borrowing/worklists/worklists.ts'
import type { View } from './view.ts'

/** A request of the demo in each of these stages. */
const stages = {
  condition: 'Kindred',
  'to-approve': 'Beloved',
  unreachable: 'The book of disquiet',
  shipped: 'Things fall apart',
  'on-loan': 'Sula',
  overdue: 'Die Wand',
  recalled: 'The left hand of darkness',
  'to-return': 'Pale fire',
  unfilled: 'Ein Buch, das es nur einmal gibt',
  'long-title': 'The making of the English working class',
} as const

/** The pages that people see before they have signed in. */
const signInViews: readonly View[] = [
  { name: 'sign-in', as: 'nobody', path: '/sign-in' },
  {
    name: 'sign-in-wrong',
    as: 'nobody',
    path: '/sign-in',
    act: async ({ page, words, field, press }) => {
      await field(words.signIn.email).fill('nobody@demo.example')
      await field(words.signIn.password).fill('not the password')
      await press(words.signIn.submit)
      await page.getByText(words.signIn.wrong).waitFor()
    },
  },
  {
    name: 'sign-in-openid',
    as: 'nobody',
    path: '/requests',
    act: async ({ page, words }) => {
      await page.route('**/v1/sign-in', (route) => route.fulfill({ json: { password: true, openId: true } }))
      await page.goto(page.url().replace(/\/sign-in.*/, '/sign-in?problem=refused'))
      await page.getByText(words.signIn.withOpenId).waitFor()
    },
  },
  { name: 'set-password-without-token', as: 'nobody', path: '/set-password' },
  {
    name: 'set-password',
    as: 'nobody',
    path: '/set-password#token=anything-that-is-long-enough',
    act: async ({ page }) => {
      await page.locator('input[type=password]').first().fill('short')
      await page.locator('input[type=password]').last().fill('other')
      await page.locator('button[type=submit]').click()
    },
  },
  { name: 'reset-password', as: 'nobody', path: '/reset-password' },
  {
    name: 'reset-password-sent',
    as: 'nobody',
    path: '/reset-password',
    act: async ({ page, words, field, press }) => {
      await field(words.signIn.email).fill('nobody@demo.example')
      await press(words.resetPassword.submit)
      await page.getByText(words.resetPassword.sent).waitFor()
    },
  },
  { name: 'signed-in-again', as: 'nobody', path: '/signed-in' },
]

const listViews: readonly View[] = [
  ...worklists.map(
    (worklist): View => ({
      name: `worklist-${worklist.replaceAll('_', '-')}`,
      as: 'staff',
      path: `/requests?worklist=${worklist}`,
    }),
  ),
  { name: 'today', as: 'staff', path: '/today' },
  { name: 'requests', as: 'admin', path: '/requests' },
  { name: 'requests-filtered', as: 'staff', path: '/requests?service=loan&text=le+guin&sort=due' },
  { name: 'requests-empty', as: 'staff', path: '/requests?text=nothing+like+this' },
  {
    name: 'requests-facet',
    as: 'staff',
    path: '/requests?status=request_sent',
    act: async ({ page, words, press }) => {
      const isPhone = (page.viewportSize()?.width ?? 0) < 992
      await press(isPhone ? words.requests.filters : words.requests.facet.activePartner)
    },
  },
  {
    name: 'requests-columns',
    as: 'staff',
    path: '/requests?columns=number,author,labels,created,service',
    act: async ({ page, words, press }) => {
      const isPhone = (page.viewportSize()?.width ?? 0) < 992
      if (!isPhone) await press(words.requests.columns)
    },
  },
  {
    name: 'requests-selected',
    as: 'staff',
    path: '/requests?worklist=on_its_way',
    act: async ({ page }) => {
      const boxes = page.getByRole('checkbox')
      await boxes.nth(1).check()
      await boxes.nth(2).check()
    },
  },
  {
    name: 'requests-bulk-preview',
    as: 'staff',
    path: '/requests?worklist=needs_attention',
    act: async ({ page, words }) => {
      const boxes = page.getByRole('checkbox')
      await boxes.nth(1).check()
      await boxes.nth(2).check()
      await page.getByRole('region').getByRole('button').first().click()
      await page.getByText(words.bulk.checking).waitFor({ state: 'detached' })
    },
  },
  {
    name: 'requests-bulk-job',
    as: 'staff',
    path: '/requests?worklist=needs_attention',
    act: async ({ page, words }) => {
      await page.getByRole('checkbox').nth(1).check()
      const bar = page.getByRole('region')
      const [before = '', after = ''] = words.bulk.wholeList(0).split('0')
      await bar.locator('button').filter({ hasText: before }).filter({ hasText: after }).click()
      await bar.getByRole('button').first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button').last().click()
      await dialog.getByRole('status').waitFor()
      await dialog.getByRole('button', { name: words.bulk.jobStop }).waitFor({ state: 'detached' })
      await dialog.getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'palette',
    as: 'staff',
    path: '/requests',
    act: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').getByRole('combobox').fill('berg')
      await page.getByRole('option', { name: 'P-2023' }).waitFor()
    },
  },
  {
    name: 'requests-save-view',
    as: 'staff',
    path: '/requests?service=loan',
    act: async ({ words, press }) => {
      await press(words.requests.views.saved)
      await press(words.requests.views.save)
    },
  },
]

const requestViews: readonly View[] = [
  ...Object.entries(stages).map(
    ([stage, title]): View => ({
      name: `request-${stage}`,
      as: 'staff',
      path: `/requests/{${title}}`,
    }),
  ),
  {
    name: 'request-holders',
    path: '/requests/{Who holds what}',
    act: async ({ page, words, press }) => {
      await press(words.holdings.show)
      await page.getByText(words.holdings.leftOut(2)).waitFor()
    },
  },
  {
    name: 'request-message',
    as: 'staff',
    path: `/requests/{${stages['on-loan']}}`,
    act: async ({ words, press }) => press(words.request.timeline.show),
  },
  {
    name: 'request-letter',
    as: 'staff',
    path: '/requests/{The summer book}',
    act: async ({ words, press }) => press(words.request.timeline.show),
  },
  {
    name: 'request-more',
    as: 'staff',
    path: `/requests/{${stages.shipped}}`,
    act: ({ words, press }) => press(words.request.more),
  },
  {
    name: 'request-command',
    as: 'staff',
    path: `/requests/{${stages.shipped}}`,
    act: ({ words, press }) => press(words.commands.receive),
  },
  {
    name: 'request-edit',
    as: 'staff',
    path: `/requests/{${stages['to-approve']}}`,
    act: ({ words, press }) => press(words.request.editCitation),
  },
  {
    name: 'request-add-partners',
    as: 'staff',
    path: `/requests/{${stages['to-approve']}}`,
    act: async ({ words, press }) => {
      await press(words.request.rota.edit)
      await press(words.request.rota.add)
    },
  },
  {
    name: 'request-add-cost',
    as: 'staff',
    path: `/requests/{${stages['on-loan']}}`,
    act: ({ words, press }) => press(words.request.costs.add),
  },
  {
    name: 'request-assignee',
    as: 'staff',
    path: `/requests/{${stages.condition}}`,
    act: ({ words, page }) => page.getByRole('button', { name: words.request.assignee }).click(),
  },
  {
    name: 'request-cost-offer',
    as: 'staff',
    path: '/requests/{The arcades project}',
    act: async ({ words, page, press }) => {
      await press(words.request.decide)
      await page.getByRole('dialog').getByText('25').first().waitFor()
    },
  },
  {
    name: 'palette-request',
    as: 'staff',
    path: `/requests/{${stages.shipped}}`,
    act: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('option').first().waitFor()
    },
  },
  { name: 'request-not-there', as: 'staff', path: '/requests/DEMO-0000000' },
]

const deskViews: readonly View[] = [
  { name: 'receive', as: 'staff', path: '/receive' },
  {
    name: 'receive-found',
    as: 'staff',
    path: '/receive',
    act: async ({ page, words, field, numberOf }) => {
      await field(words.scanning.field).fill(numberOf('Invisible cities'))
      await page.keyboard.press('Enter')
      await page.getByText('Invisible cities').first().waitFor()
    },
  },
  {
    name: 'receive-wrong',
    as: 'staff',
    path: '/receive',
    act: async ({ page, words, field }) => {
      await field(words.scanning.field).fill('31234000111')
      await page.keyboard.press('Enter')
      await page.getByText(words.scanning.notFound('31234000111')).first().waitFor()
    },
  },
  {
    name: 'return-found',
    as: 'staff',
    path: '/return',
    act: async ({ page, words, field, numberOf }) => {
      await field(words.scanning.field).fill(numberOf('Pale fire'))
      await page.keyboard.press('Enter')
      await page.getByText('Pale fire').first().waitFor()
    },
  },
  { name: 'new-request', as: 'admin', path: '/new-request' },
  {
    name: 'new-request-faults',
    as: 'admin',
    path: '/new-request',
    act: async ({ words, press, field }) => {
      await press(words.newRequest.more)
      await field(words.newRequest.patronId).fill('P-4711')
      await press(words.newRequest.create)
    },
  },
  { name: 'new-request-for-patron', as: 'admin', path: '/new-request?text=winter+term&patron=P-1187' },
  {
    name: 'new-request-looked-up',
    as: 'staff',
    path: '/new-request',
    act: async ({ page, words, field, press }) => {
      await field(words.newRequest.reference).fill(
        'Butler, Octavia E. (2003). Kindred. Boston: Beacon Press. ISBN 978-0-8070-8369-7',
      )
      await press(words.newRequest.lookUp)
      await page.locator('[data-loading]').first().waitFor({ state: 'detached' })
    },
  },
  { name: 'mail-review', as: 'staff', path: '/mail-review' },
  { name: 'dashboard', as: 'staff', path: '/dashboard' },
  {
    name: 'account-menu',
    as: 'staff',
    path: '/dashboard',
    act: ({ page, words }) =>
      page.getByRole('button', { name: new RegExp(`^${words.layout.account}`) }).click(),
  },
  {
    name: 'navigation',
    as: 'admin',
    path: '/receive',
    act: async ({ page, words }) => {
      const isPhone = (page.viewportSize()?.width ?? 0) < 992
      if (isPhone) await page.getByRole('button', { name: words.request.more, exact: true }).click()
    },
  },
  { name: 'not-found', as: 'staff', path: '/nowhere' },
  {
    name: 'page-failed',
    as: 'staff',
    path: '/receive',
    act: async ({ page, words }) => {
      await page.route(/new-request-page.*\.js/, (route) => route.abort())
      await page.goto(page.url().replace(/\/receive.*/, '/new-request'))
      await page.getByText(words.problems.pageFailed).waitFor()
    },
  },
  {
    name: 'list-failed',
    as: 'staff',
    path: '/receive',
    act: async ({ page, words }) => {
      await page.route('**/v1/requests?*', (route) =>
        route.fulfill({
          status: 503,
          json: { type: '/problems/unavailable', status: 503, detail: 'The store does not answer.' },
        }),
      )
      await page.goto(page.url().replace(/\/receive.*/, '/requests?worklist=to_send'))
      await page.getByRole('button', { name: words.common.retry }).waitFor()
    },
  },
  {
    name: 'session-ended',
    as: 'staff',
    path: '/new-request',
    act: async ({ page, words, field, press }) => {
      await field(words.citation.title).fill('Kindred')
      await page.context().clearCookies()
      await press(words.newRequest.create)
      await page.getByText(words.signIn.againHint).waitFor()
    },
  },
]

/** The views of staff, in the order in which they are taken. */
export const staffViews: readonly View[] = [...signInViews, ...listViews, ...requestViews, ...deskViews]
