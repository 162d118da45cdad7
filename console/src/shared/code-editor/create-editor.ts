import { json, jsonParseLinter } from '@codemirror/lang-json'
import { xml } from '@codemirror/lang-xml'
import { syntaxHighlighting } from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { minimalSetup } from 'codemirror'

export type CodeLanguage = 'json' | 'xml'

const languages: Readonly<Record<CodeLanguage, () => Extension>> = {
  json: () => [json(), linter(jsonParseLinter()), lintGutter()],
  xml: () => [xml()],
}

type Options = {
  readonly parent: HTMLElement
  readonly text: string
  readonly language: CodeLanguage
  readonly isReadOnly: boolean
  readonly isDark: boolean
  /** The id of the element that names it, and of the one that explains it. */
  readonly labelledBy: string
  readonly id: string
  readonly nonce: string
  readonly onChange: (text: string) => void
  readonly onBlur: () => void
}

/**
 * Makes an editor for JSON or XML. Tab leaves it, as it leaves every field.
 *
 * @returns the editor, to be destroyed when it is not shown any more
 */
export const createEditor = (options: Options): EditorView =>
  new EditorView({
    parent: options.parent,
    doc: options.text,
    extensions: [
      EditorView.cspNonce.of(options.nonce),
      minimalSetup,
      EditorView.lineWrapping,
      EditorView.editable.of(!options.isReadOnly),
      EditorView.contentAttributes.of({ 'aria-labelledby': options.labelledBy, id: options.id }),
      EditorView.theme(
        { '&': { fontSize: '13px' }, '.cm-content': { minHeight: '80px' } },
        { dark: options.isDark },
      ),
      languages[options.language](),
      // The colours are in the style sheet, for both themes.
      syntaxHighlighting(classHighlighter),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString())
      }),
      EditorView.domEventHandlers({ blur: options.onBlur }),
    ],
  })
