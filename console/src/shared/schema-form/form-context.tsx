import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { SettingWords } from '../../words/settings/setting-words.ts'
import { type Path, pathText } from './draft.ts'
import type { FieldProps } from './fields/field-props.ts'

/** Finds documents by words of theirs. */
export type Finder = (text: string) => Promise<readonly { readonly code: string; readonly name: string }[]>

/** The context that the fields of a form share. */
export type FormState = {
  /** The kind of the document, with which the paths of its settings begin. */
  readonly root: string
  readonly draft: unknown
  readonly change: (path: Path, value: unknown) => void
  /** Notes that the person has left a field: from then on its faults show. */
  readonly touch: (path: Path) => void
  /** The fault of a field, once it is to be seen. */
  readonly faultOf: (path: Path) => string | undefined
  /** Whether a field below a path has a fault that is to be seen. */
  readonly hasFaultBelow: (path: Path) => boolean
  /** The choices for a setting that names another document, by the last member of its path. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>
  /** What finds the choices of a setting that names one of thousands of documents, by the last member of its path. */
  readonly finders: Readonly<Record<string, Finder>>
  /** Lists of texts whose order counts, by the last member of their path. */
  readonly ordered: readonly string[]
  /** Paths that have a section of their own, outside the object that they are members of. */
  readonly placedElsewhere: ReadonlySet<string>
  readonly settings: SettingWords
  /** Says an element of a list in a sentence, to which it is folded until it is opened; null for one that is always open. */
  readonly summaryOf?: ((path: Path, value: unknown) => ReactNode) | undefined
  readonly isReadOnly: boolean
  /** The field for a value of any schema. It is in the context because fields hold fields. */
  readonly Field: ComponentType<FieldProps>
}

const FormContext = createContext<FormState | null>(null)

export const FormProvider = FormContext.Provider

/** Returns the context of the form around a field. */
export const useForm = (): FormState => {
  const form = useContext(FormContext)
  if (form === null) throw new Error('useForm needs a FormProvider above it')
  return form
}

/** Returns the words of a field: label, explanation, example, fault. */
export const useField = (path: Path, ofSchema: string | undefined) => {
  const { settings, root, faultOf, touch, isReadOnly } = useForm()
  const full = [root, ...path]
  const explanation = settings.explanation(full, ofSchema)
  const error = faultOf(path)
  return {
    label: settings.label(full),
    example: settings.example(full),
    optionLabel: (value: string) => settings.option(full, value),
    shown: {
      label: settings.label(full),
      ...(explanation === undefined ? {} : { description: explanation }),
      ...(error === undefined ? {} : { error }),
      id: `setting-${pathText(path)}`,
      disabled: isReadOnly,
      onBlur: () => touch(path),
    },
  }
}
