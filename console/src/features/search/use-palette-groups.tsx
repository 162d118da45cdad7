import { useQuery } from '@tanstack/react-query'
import { useMatch, useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery, usePartnerName } from '../../api/names.ts'
import { usePermission, useSession } from '../../api/session.ts'
import type { CommandType } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { goToKeys } from '../../shared/page/go-to-keys.ts'
import { useSingleKeysSetting } from '../../shared/single-keys.ts'
import { useCtrlKey } from '../../shared/use-ctrl-key.ts'
import { usePaletteWords } from '../../words/palette/use-palette-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { commandsElsewhere, likelyCommand, ruleOf } from '../request/commands/command-fields.ts'
import { commandIcons, labelsOf, labelWithDots } from '../request/commands/command-labels.ts'
import { requestQuery } from '../request/request-queries.ts'
import { useNamedEntries } from './named-entries.ts'
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts'
import { useFound } from './use-found.tsx'

/** A command that was chosen for a request. */
export type ChosenCommand = { readonly number: string; readonly type: CommandType }

const maxCommands = 8
const maxNamed = 6

/** Returns what can be done with the request whose page is open: the likely command first, what is dangerous last. */
const useOpenRequestCommands = (choose: (chosen: ChosenCommand) => void): readonly PaletteEntry[] => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const match = useMatch({ from: '/person/requests/$number', shouldThrow: false })
  const mayWrite = usePermission('requests:write')
  const number = match?.params.number ?? ''
  const { data } = useQuery({ ...requestQuery(useApi(), number), enabled: number !== '' && mayWrite })
  if (data === undefined || number === '' || !mayWrite) return []
  const { request } = data
  const { labelOf } = labelsOf(request, { words, formats, partnerName })
  const likely = likelyCommand(request)
  const rank = (type: CommandType): number =>
    type === likely ? 0 : ruleOf(type).isDangerous === true ? 2 : 1
  return request.allowedCommands
    .filter((type) => !commandsElsewhere.includes(type))
    .toSorted((one, other) => rank(one) - rank(other))
    .map((type) => ({
      key: type,
      icon: commandIcons[type] ?? 'lines',
      label: labelWithDots(labelOf(type), type, request),
      ...(type === 'message' ? { keys: ['m'] } : {}),
      isDialog: true,
      run: () => choose({ number, type }),
    }))
}

/** Returns the sections of the palette for the words that are typed. */
export const usePaletteGroups = (text: string, choose: (chosen: ChosenCommand) => void) => {
  const { words } = useWords()
  const own = usePaletteWords()
  const ctrl = useCtrlKey()
  const api = useApi()
  const navigate = useNavigate()
  const session = useSession()
  const { library } = useChosenLibrary()
  const [hasSingleKeys] = useSingleKeysSetting()
  const mayWrite = usePermission('requests:write')
  const commands = useOpenRequestCommands(choose)
  const all = useNamedEntries()
  const { requests, patrons, people, isSettled } = useFound(text)
  const { data: directory = [] } = useQuery({ ...partnersQuery(api), enabled: mayWrite })
  const looked = text.trim()
  const partners: readonly PaletteEntry[] = (looked === '' ? [] : directory)
    .filter(({ code, name }) => `${name} ${code}`.toLowerCase().includes(looked.toLowerCase()))
    .slice(0, maxNamed)
    .map(({ code, name }) => ({
      key: `partner ${code}`,
      icon: 'partners',
      label: name,
      detail: code,
      run: () => void navigate({ to: '/partners/$code', params: { code } }),
    }))
  const fits = ({ label }: { readonly label: string }): boolean =>
    label.toLowerCase().includes(looked.toLowerCase())
  const keysOf = (to: string): readonly string[] | undefined => {
    const key = goToKeys.find((each) => each.to === to)?.key
    return key === undefined || !hasSingleKeys ? undefined : ['g', key]
  }
  const named: readonly PaletteEntry[] = all.filter(fits).map(({ key, icon, label, detail, open }) => {
    const keys = keysOf(key)
    return { key, icon, label, detail, ...(keys === undefined ? {} : { keys }), run: open }
  })
  const listAll = (): void =>
    void navigate({ to: '/requests', search: { text: looked === '' ? undefined : looked, library } })
  const createFor: readonly PaletteEntry[] = people.slice(0, 1).map((patron) => ({
    key: `new for ${patron.id}`,
    icon: 'plus',
    label: own.newForPatron(patron.name),
    run: () =>
      void navigate({
        to: '/new-request',
        search: { patron: patron.id, ...(session?.library === null ? { library: patron.library } : {}) },
      }),
  }))
  const create: PaletteEntry = {
    key: 'new',
    icon: 'plus',
    label: looked === '' ? words.newRequest.title : own.newFor(looked),
    ...(looked === '' && hasSingleKeys ? { keys: ['n'] } : {}),
    run: () => void navigate({ to: '/new-request', search: looked === '' ? {} : { text: looked } }),
  }
  const groups: readonly PaletteGroup[] = [
    { name: own.openRequest, entries: commands.filter(fits).slice(0, maxCommands) },
    { name: words.layout.requests, entries: requests },
    { name: own.patrons, entries: patrons },
    { name: words.partners.title, entries: mayWrite ? partners : [] },
    { name: own.pages, entries: looked === '' ? named : named.slice(0, maxNamed) },
    {
      name: own.actions,
      entries: [
        ...(mayWrite ? createFor : []),
        ...(looked === ''
          ? []
          : [
              {
                key: 'list',
                icon: 'search',
                label: own.list(looked),
                keys: [`${ctrl} ↵`],
                run: listAll,
              } as const,
            ]),
        ...(mayWrite ? [create] : []),
      ],
    },
  ]
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSettled, listAll }
}
