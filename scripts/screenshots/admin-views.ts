import type { View } from './view.ts'

const opened = { act: ({ openSections }) => openSections() } as const satisfies Partial<View>

const partnerViews: readonly View[] = [
  { name: 'partners', path: '/partners' },
  {
    name: 'unmapped-codes',
    path: '/partners/-unmapped-codes',
  },
  {
    name: 'directory-import',
    path: '/partners/-directory-import',
    act: async ({ page, words }) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'consortium.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          'code,name,symbols,endpoint,networks,tiers\nEAST,East Library,XX-EAST,https://east.example/ill,North:1,loan:Standard:0',
        ),
      })
      await page.getByText(words.transfer.would(2)).waitFor()
    },
  },
  {
    name: 'directory-import-faults',
    path: '/partners/-directory-import',
    act: async ({ page }) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'consortium.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('code,name,symbols,tiers\nEAST,,XX-EAST,free\nWEST,West Library,XX-EAST,loan::0'),
      })
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'partner-directory',
    path: '/partners/on-holiday',
    act: async ({ page, words, api }) => {
      await api('PUT', '/v1/directory-entries/HOLIDAY', {
        name: 'Holiday Library',
        symbols: [{ type: 'ISIL', value: 'XX-on-holiday' }],
        networks: [{ network: 'North', priority: 1 }],
        tiers: [{ service: 'loan', cost: { amount: '0', currency: 'EUR' } }],
        endpoint: { protocol: 'iso18626', url: 'https://moved.example/iso18626' },
      })
      await api('PATCH', '/v1/partners/on-holiday', { directoryEntry: 'HOLIDAY' })
      await page.reload()
      await page.getByText(words.directory.panel).waitFor()
    },
  },
  { name: 'partners-failing', path: '/partners?state=failing' },
  { name: 'partners-empty', path: '/partners?text=nothing-like-this' },
  { name: 'partner-iso18626', path: '/partners/loaned-at-once', ...opened },
  { name: 'partner-ncip', path: '/partners/loaned-at-once.alma_p2p', ...opened },
  { name: 'partner-email', path: '/partners/writes-mails', ...opened },
  {
    name: 'partner-test-passed',
    path: '/partners/conditional',
    act: async ({ page, words, press }) => {
      await press(words.partners.test.run)
      await page.getByRole('button', { name: words.partners.test.again }).waitFor()
    },
  },
  {
    name: 'partner-test-failed',
    path: '/partners/unreachable',
    act: async ({ page, words, press }) => {
      await press(words.partners.test.run)
      await page.getByRole('button', { name: words.partners.test.again }).waitFor()
    },
  },
  ...(['iso18626', 'ncip', 'email'] as const).map(
    (protocol): View => ({
      name: `partner-new-${protocol}`,
      path: `/partners/-new?protocol=${protocol}`,
      ...opened,
    }),
  ),
  {
    name: 'partner-new-faults',
    path: '/partners/-new?protocol=iso18626',
    act: ({ words, press }) => press(words.common.save),
  },
]

const configurationViews: readonly View[] = [
  { name: 'configuration', path: '/configuration' },
  { name: 'libraries', path: '/configuration/library' },
  { name: 'library', path: '/configuration/library/DEMO', ...opened },
  { name: 'library-new', path: '/configuration/library/-new' },
  { name: 'library-system', path: '/configuration/ils/{a library with a system}', ...opened },
  {
    name: 'library-system-test',
    path: '/configuration/ils/{a library with a system}',
    act: async ({ page, words, press }) => {
      await press(words.partners.test.run)
      await page.getByRole('button', { name: words.partners.test.again }).waitFor()
    },
  },
  { name: 'library-system-new', path: '/configuration/ils/DEMO', ...opened },
  { name: 'workflows', path: '/configuration/workflow' },
  { name: 'workflow', path: '/configuration/workflow/{a workflow}', ...opened },
  { name: 'workflow-new', path: '/configuration/workflow/-new', ...opened },
  { name: 'rota-templates', path: '/configuration/rota_template' },
  { name: 'rota-template', path: '/configuration/rota_template/{a rota template}', ...opened },
  {
    name: 'rota-template-trial',
    path: '/configuration/rota_template/holders',
    act: async ({ page, words, press, field }) => {
      await field(words.trial.fields.identifier).fill('9780306406157')
      await press(words.holdings.trial.run)
      await page.getByText(words.holdings.placed(1)).waitFor()
    },
  },
  { name: 'rota-template-new', path: '/configuration/rota_template/-new', ...opened },
  { name: 'rota-rules', path: '/configuration/rota_rules', ...opened },
  {
    name: 'rota-rules-tried',
    path: '/configuration/rota_rules',
    act: async ({ page, words, press }) => {
      await press(words.trial.run)
      await page.getByText(words.trial.rota).waitFor()
    },
  },
  { name: 'sending-rules', path: '/configuration/sending_rules', ...opened },
  { name: 'locate-profiles', path: '/configuration/locate_profile' },
  {
    name: 'locate-profile-tried',
    path: '/configuration/locate_profile/union',
    act: async ({ page, words, field, openSections, press }) => {
      await openSections()
      await field(words.trial.fields.identifier).fill('ISSN 0378-5955')
      await press(words.locateTrial.run)
      await page.getByText('Journal of Lending').first().waitFor()
    },
  },
  { name: 'locate-profile-new', path: '/configuration/locate_profile/-new', ...opened },
  { name: 'vendors', path: '/configuration/vendor' },
  { name: 'vendor-new', path: '/configuration/vendor/-new', ...opened },
  { name: 'mailboxes', path: '/configuration/mailbox' },
  { name: 'mailbox', path: '/configuration/mailbox/main', ...opened },
  { name: 'alarm-rules', path: '/configuration/alarm_rule' },
  { name: 'alarm-rule', path: '/configuration/alarm_rule/partner-paused', ...opened },
  { name: 'alarm-rule-new', path: '/configuration/alarm_rule/-new', ...opened },
  { name: 'alarm-settings', path: '/configuration/alarm_settings', ...opened },
  {
    name: 'configuration-json',
    path: '/configuration/rota_rules',
    act: ({ words, press }) => press(words.settingForm.asJson),
  },
  { name: 'transfer', path: '/configuration/transfer' },
  {
    name: 'transfer-differences',
    path: '/configuration/transfer',
    act: async ({ page, api }) => {
      const file = (await api('GET', '/v1/configuration')) as Record<string, unknown>
      const text = JSON.stringify(file).replaceAll('Oslo City Library', 'Oslo Public Library')
      const chooser = page.locator('input[type=file]')
      await chooser.setInputFiles({
        name: 'configuration.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })
      await page.getByText('Oslo Public Library').first().waitFor({ state: 'attached' })
    },
  },
]

const otherViews: readonly View[] = [
  { name: 'messages-in', path: '/messages' },
  { name: 'messages-out', path: '/messages?direction=out' },
  { name: 'messages-waiting', path: '/messages?direction=out&partner=unreachable' },
  { name: 'messages-none', path: '/messages?text=nothing-like-this' },
  {
    name: 'message',
    path: '/messages',
    act: async ({ page }) => {
      await page.locator('table tbody button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'message-failed',
    path: '/messages?direction=out&partner=unreachable',
    act: async ({ page }) => {
      await page.locator('table tbody button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'alarms', path: '/alarms' },
  { name: 'dashboard-admin', path: '/dashboard' },
  { name: 'statistics', path: '/statistics' },
  { name: 'webhooks', path: '/webhooks' },
  { name: 'webhook', path: '/webhooks/library-system', ...opened },
  { name: 'webhook-new', path: '/webhooks/-new', ...opened },
  { name: 'users', path: '/users' },
  { name: 'user-new', path: '/users', act: ({ words, press }) => press(words.accounts.invite) },
  { name: 'keys', path: '/keys' },
  { name: 'key-new', path: '/keys', act: ({ words, press }) => press(words.accounts.createKey) },
  { name: 'audit', path: '/audit' },
  { name: 'audit-none', path: '/audit?actor=nobody' },
  { name: 'first-steps', path: '/first-steps' },
  { name: 'lending', path: '/lending' },
  { name: 'privacy', path: '/privacy' },
  { name: 'directory-source-new', path: '/configuration/directory_source/-new' },
]

/** The views of admins, in the order in which they are taken. */
export const adminViews: readonly View[] = [...partnerViews, ...configurationViews, ...otherViews]
