import { Accordion, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { SettingWords } from '../../words/settings/setting-words.ts'
import { pathText, valueAt } from './draft.ts'
import { kindOf } from './field-kind.ts'
import { FormProvider, type FormState } from './form-context.tsx'
import { SchemaField } from './schema-field.tsx'
import classes from './schema-form.module.css'
import type { SchemaNode } from './schema-node.ts'
import { summaryOfSection } from './section-summary.ts'
import { allSections, placeOf, readPath, type Section } from './sections.ts'
import type { Draft } from './use-draft.ts'

type Props = {
  readonly root: string
  readonly schema: SchemaNode
  readonly sections: readonly Section[]
  readonly draft: Draft
  readonly settings: SettingWords
  readonly suggestions: FormState['suggestions']
  readonly finders: FormState['finders']
  readonly ordered: FormState['ordered']
  readonly summaryOf?: FormState['summaryOf']
  readonly isReadOnly: boolean
  /** Settings that are not asked for, such as a code that cannot change. */
  readonly hidden: readonly string[]
  readonly sectionTitle: (id: string) => string
  /** Whether each section is a line until it is opened. */
  readonly isFolded: boolean
  /** The content below the settings of a section. */
  readonly below?: (section: string) => ReactNode
}

/** A form for a document of any kind, made from its schema: sections of settings, each with its explanation. */
export const SchemaForm = ({
  root,
  schema,
  sections,
  draft,
  settings,
  suggestions,
  finders,
  ordered,
  summaryOf,
  isReadOnly,
  hidden,
  sectionTitle,
  isFolded,
  below,
}: Props) => {
  const all = allSections(schema, sections).filter(({ settings: paths }) =>
    paths.some(
      (each) => !hidden.includes(each) && placeOf(schema, draft.draft, readPath(each)) !== undefined,
    ),
  )
  const [open, setOpen] = useState<readonly string[]>(() =>
    isFolded ? [] : all.filter(({ isExpert }) => isExpert !== true).map(({ id }) => id),
  )
  // A fault that the person is to see must not be hidden in a closed section.
  const faulty = all
    .filter(({ settings: paths }) =>
      [...draft.faults, ...draft.refused].some(
        ({ path }) =>
          draft.faultOf(readPath(path)) !== undefined && paths.some((each) => path.startsWith(each)),
      ),
    )
    .map(({ id }) => id)
  const shown = [...new Set([...open, ...faulty])]
  const form: FormState = {
    root,
    draft: draft.draft,
    change: draft.change,
    touch: draft.touch,
    faultOf: draft.faultOf,
    hasFaultBelow: (path) =>
      [...draft.faults, ...draft.refused].some(
        (fault) =>
          fault.path.startsWith(`${pathText(path)}/`) && draft.faultOf(readPath(fault.path)) !== undefined,
      ),
    suggestions,
    finders,
    ordered,
    placedElsewhere: new Set(
      sections.flatMap(({ settings: paths }) => paths.filter((each) => each.includes('/'))),
    ),
    settings,
    summaryOf,
    isReadOnly,
    Field: SchemaField,
  }
  return (
    <FormProvider value={form}>
      <Accordion
        multiple
        variant="contained"
        order={2}
        value={shown}
        onChange={setOpen}
        classNames={{
          item: classes.item ?? '',
          control: classes.item ?? '',
          content: classes.content ?? '',
          label: classes.label ?? '',
        }}
      >
        {all.map((section) => (
          <Accordion.Item key={section.id} value={section.id}>
            <Accordion.Control>
              <span className={classes.name}>{sectionTitle(section.id)}</span>
              {!shown.includes(section.id) && (
                <span className={classes.summary} aria-hidden="true">
                  {summaryOfSection(
                    schema,
                    draft.draft,
                    { ...section, settings: section.settings.filter((each) => !hidden.includes(each)) },
                    settings,
                    root,
                  )}
                </span>
              )}
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap="md">
                <div className={classes.grid}>
                  {section.settings
                    .filter((each) => !hidden.includes(each))
                    .map((each) => {
                      const path = readPath(each)
                      const place = placeOf(schema, draft.draft, path)
                      if (place === undefined) return null
                      const { kind } = kindOf(place.node)
                      const isWide = ['list', 'object', 'json', 'record', 'alternatives'].includes(kind)
                      return (
                        <div key={pathText(path)} className={isWide ? classes.wide : ''}>
                          <SchemaField
                            node={place.node}
                            path={path}
                            value={valueAt(draft.draft, path)}
                            isRequired={place.isRequired}
                          />
                        </div>
                      )
                    })}
                </div>
                {below?.(section.id)}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </FormProvider>
  )
}
