import { RotaRules, theRules } from '../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../borrowing/rota-rules/sending-rules.ts'
import { partnersNamed, RotaTemplate } from '../borrowing/rota-rules/template.ts'
import type { LibraryCode } from '../borrowing/values.ts'
import { type Fault, Problem } from '../problem.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { insist, refuse, type Saved, sameName } from './configuration.ts'
import { configuring, readDocument, writeConflict, writeDocument } from './documents.ts'
import type { Services } from './services.ts'

type Shell = Pick<Services, 'store' | 'now'>

const keysOf = async (
  store: DocumentsPort,
  kind: 'partner' | 'library' | 'rota_template',
): Promise<ReadonlySet<string>> => new Set((await store.listDocuments(kind)).map(({ key }) => key))

/** Those of a list that stand in it a second time. */
const repeats = <T extends string>(
  path: string,
  values: readonly T[],
  message: (value: T) => string,
): readonly Fault[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ path: `${path}/${index}`, message: message(value) }] : [],
  )

const templateFaults = (template: RotaTemplate, partners: ReadonlySet<string>): readonly Fault[] => {
  const { choose, exclude, lastResort } = template
  const listed = choose.by === 'list' ? choose.partners : []
  const twice = (partner: string) => `The partner ${partner} stands in the list twice`
  const excluded = (path: string, codes: readonly string[]) =>
    codes.flatMap((partner, index) =>
      exclude.some((each) => each === partner)
        ? [{ path: `${path}/${index}`, message: `The partner ${partner} is excluded` }]
        : [],
    )
  return [
    ...partnersNamed(template).flatMap(({ path, partner }) =>
      partners.has(partner) ? [] : [{ path, message: `There is no partner ${partner}` }],
    ),
    ...repeats('choose/partners', listed, twice),
    ...repeats('exclude', exclude, twice),
    ...repeats('lastResort', lastResort, twice),
    ...excluded('choose/partners', listed),
    ...excluded('lastResort', lastResort),
  ]
}

/**
 * Stores a rota template, checked against the directory: its partners exist, each stands in one place once.
 *
 * @param shell the store and the clock
 * @param name its name
 * @param template the template as an admin wrote it
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const saveRotaTemplate = (
  shell: Shell,
  name: string,
  template: Omit<RotaTemplate, 'name'> & { readonly name?: string | undefined },
  onVersion?: number,
): Promise<Saved<RotaTemplate>> =>
  configuring(shell, async () => {
    const { store } = shell
    sameName('rota template', 'name', template.name, name)
    const before = await readDocument(store, 'rota_template', name, RotaTemplate)
    insist(before, onVersion)
    const document = RotaTemplate.parse({ ...template, name })
    refuse('rota template', templateFaults(document, await keysOf(store, 'partner')))
    const stored = await writeDocument(store, 'rota_template', name, document, before)
    return { stored, created: before === null }
  })

/**
 * Deletes a rota template; `Problem` conflict while a rota rule names it.
 *
 * @param shell the store and the clock
 * @param name its name
 * @param onVersion only on this version of the document
 */
export const deleteRotaTemplate = (shell: Shell, name: string, onVersion: number): Promise<void> =>
  configuring(shell, async () => {
    const { store } = shell
    const stored = await readDocument(store, 'rota_rules', theRules, RotaRules)
    const users = (stored?.value.rules ?? []).filter(({ templates }) => templates.includes(name))
    if (users.length > 0) {
      const names = users.slice(0, 10).map((rule) => rule.name)
      throw new Problem('conflict', `Rota rules name the template: ${names.join(', ')}.`)
    }
    const result = await store.putDocuments([
      { kind: 'rota_template', key: name, value: undefined, expectedVersion: onVersion },
    ])
    if (result !== 'written') throw writeConflict()
  })

type Rule = {
  readonly name: string
  readonly when: { readonly library?: readonly LibraryCode[] | undefined }
}

const ruleFaults = (rules: readonly Rule[], libraries: ReadonlySet<string>): readonly Fault[] => [
  ...rules.flatMap(({ name }, index) =>
    rules.findIndex((each) => each.name === name) < index
      ? [{ path: `rules/${index}/name`, message: `Another rule has the name ${name}` }]
      : [],
  ),
  ...rules.flatMap(({ when }, index) =>
    (when.library ?? []).flatMap((library, place) =>
      libraries.has(library)
        ? []
        : [{ path: `rules/${index}/when/library/${place}`, message: `There is no library ${library}` }],
    ),
  ),
]

/**
 * Stores the rota rules, checked against the rest of the configuration: their templates and libraries exist, their names
 * are their own.
 *
 * @param shell the store and the clock
 * @param rules all rules, in order
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const saveRotaRules = (
  shell: Shell,
  rules: RotaRules,
  onVersion?: number,
): Promise<Saved<RotaRules>> =>
  configuring(shell, async () => {
    const { store } = shell
    const before = await readDocument(store, 'rota_rules', theRules, RotaRules)
    insist(before, onVersion)
    const [templates, libraries] = await Promise.all([
      keysOf(store, 'rota_template'),
      keysOf(store, 'library'),
    ])
    refuse('list of rota rules', [
      ...ruleFaults(rules.rules, libraries),
      ...rules.rules.flatMap((rule, index) => [
        ...rule.templates.flatMap((name, place) =>
          templates.has(name)
            ? []
            : [{ path: `rules/${index}/templates/${place}`, message: `There is no rota template ${name}` }],
        ),
        ...repeats(
          `rules/${index}/templates`,
          rule.templates,
          (name) => `The rota template ${name} stands in the list twice`,
        ),
      ]),
    ])
    const stored = await writeDocument(store, 'rota_rules', theRules, rules, before)
    return { stored, created: before === null }
  })

/**
 * Stores the sending rules, checked against the rest of the configuration: their libraries exist, their names are their own.
 *
 * @param shell the store and the clock
 * @param rules all rules, in order
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const saveSendingRules = (
  shell: Shell,
  rules: SendingRules,
  onVersion?: number,
): Promise<Saved<SendingRules>> =>
  configuring(shell, async () => {
    const { store } = shell
    const before = await readDocument(store, 'sending_rules', theRules, SendingRules)
    insist(before, onVersion)
    refuse('list of sending rules', ruleFaults(rules.rules, await keysOf(store, 'library')))
    const stored = await writeDocument(store, 'sending_rules', theRules, rules, before)
    return { stored, created: before === null }
  })
