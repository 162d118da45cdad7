import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'

/** The purpose of a page (https://diataxis.fr): to learn, to do something, to look something up, to understand. */
export const kinds = ['tutorial', 'how-to', 'reference', 'explanation'] as const
type Kind = (typeof kinds)[number]

type Page = { readonly page: string; readonly title: string; readonly kind: Kind }
type Reader = { readonly reader: string; readonly pages: readonly Page[] }

const page = (kind: Kind, name: string, title: string): Page => ({ page: name, title, kind })

/** The pages of a folder but for its first one, with their headings. */
const pagesIn = (folder: string, kind: Kind): readonly Page[] =>
  readdirSync(join(import.meta.dirname, '..', folder))
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .toSorted()
    .map((name) => {
      const [heading = ''] = readFileSync(join(import.meta.dirname, '..', folder, name), 'utf8').split('\n')
      return page(kind, `${folder}/${name.replace(/\.md$/, '')}`, heading.replace(/^# /, ''))
    })

/** The manual by reader. Each page is with the reader who needs it most. */
export const readers: readonly Reader[] = [
  {
    reader: 'Everybody',
    pages: [
      page('tutorial', 'tutorial/first-loan', 'Your first loan'),
      page('explanation', 'how-it-works', 'How lendwire works'),
      page('reference', 'glossary', 'Glossary'),
    ],
  },
  {
    reader: 'Library IT',
    pages: [
      page('how-to', 'install', 'Install and run'),
      page('how-to', 'set-up-a-library', 'Set up a library'),
      page('how-to', 'identity-providers', 'Identity providers'),
      page('how-to', 'patrons', 'Let patrons borrow'),
      page('how-to', 'configuration', 'Configuration as a file'),
      page('reference', 'settings', 'Settings of the process'),
    ],
  },
  {
    reader: 'Admins of partners',
    pages: [
      page('how-to', 'partners', 'Add partners'),
      page('how-to', 'directory', 'Import a directory'),
      page('how-to', 'rota', 'Decide who is asked'),
      page('reference', 'profiles', 'Workflow and partner profiles'),
      page('reference', 'vendors', 'Vendors'),
      page('how-to', 'test-peers', 'Test with other systems'),
      page('reference', 'systems/index', 'Systems'),
      ...pagesIn('systems', 'reference'),
    ],
  },
  {
    reader: 'Staff',
    pages: [
      page('how-to', 'staff/requests', 'Work with requests'),
      page('how-to', 'staff/receive-and-return', 'Receive and return items'),
      page('how-to', 'staff/attention', 'Solve what needs attention'),
      page('how-to', 'staff/mails', 'Review mails'),
      page('how-to', 'staff/costs-and-copyright', 'Costs and copyright'),
    ],
  },
  {
    reader: 'Technicians of partners',
    pages: [
      page('how-to', 'connect', 'Connect your system to a lendwire gateway'),
      page('how-to', 'certify', 'Test a system for conformance'),
    ],
  },
  {
    reader: 'Integrators',
    pages: [
      page('how-to', 'integrate', 'Connect a library system'),
      page('how-to', 'webhooks', 'Webhooks'),
      page('how-to', 'import', 'Import requests and partners'),
      page('reference', 'api', 'Operations of the API'),
      page('reference', 'api-changes', 'Changes of the API'),
      page('reference', 'reasons', 'Reason codes'),
      page('reference', 'life-cycle', 'The life cycle of a request'),
      page('reference', 'console-api', 'Operations that the console uses'),
    ],
  },
  {
    reader: 'Operators',
    pages: [
      page('how-to', 'which-store', 'Choose a store'),
      page('how-to', 'sizing', 'Choose a size'),
      page('how-to', 'monitoring', 'Watch a gateway'),
      page('how-to', 'statistics', 'Read the statistics'),
      page('how-to', 'lending-relay', 'Lend through lendwire'),
      page('how-to', 'backup', 'Back up and restore'),
      page('how-to', 'upgrades', 'Upgrade'),
      page('how-to', 'troubleshooting', 'Troubleshooting'),
      page('how-to', 'workers', 'Run on Cloudflare Workers'),
      page('reference', 'command-line', 'The command line'),
      page('explanation', 'storage', 'Storage'),
      page('explanation', 'security', 'Security'),
      page('reference', 'security-level-3', 'Security: ASVS level 3'),
      page('reference', 'privacy', 'Personal data'),
    ],
  },
  {
    reader: 'Contributors',
    pages: [
      page('explanation', 'architecture', 'Architecture'),
      page('how-to', 'add-a-protocol', 'Add a protocol'),
      page('how-to', 'translate', 'Translate lendwire'),
      page('how-to', 'release', 'Release'),
      page('explanation', 'adr/index', 'Decisions'),
      ...pagesIn('adr', 'explanation'),
    ],
  },
]

const linkOf = (name: string): string => `/${name.replace(/index$/, '')}`

const groupsOf = (shows: (name: string) => boolean): DefaultTheme.SidebarItem[] =>
  readers.map(({ reader, pages }) => ({
    text: reader,
    collapsed: reader === 'Contributors',
    items: pages
      .filter(({ page: name }) => shows(name))
      .map(({ page: name, title }) => ({ text: title, link: linkOf(name) })),
  }))

/** Folders whose pages are only in the sidebar of each other: every page repeats its sidebar. */
const folders = ['adr', 'systems']
const isIn = (name: string, folder: string): boolean =>
  name.startsWith(`${folder}/`) && !name.endsWith('/index')

/** The sidebar by the beginning of an address: a group for each reader. */
export const sidebar: DefaultTheme.SidebarMulti = {
  '/': groupsOf((name) => !folders.some((folder) => isIn(name, folder))),
  ...Object.fromEntries(
    folders.map((folder) => [
      `/${folder}/`,
      groupsOf((name) => !folders.some((other) => other !== folder && isIn(name, other))),
    ]),
  ),
}
