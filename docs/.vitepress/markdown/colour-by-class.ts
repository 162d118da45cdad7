import type { MarkdownOptions } from 'vitepress'

type ShikiTransformer = NonNullable<MarkdownOptions['codeTransformers']>[number]

/** The class of a style, such as `color-6f42c1` for `color:#6F42C1`; `code.css` has a rule for each. */
const classOf = (style: string): string => style.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** Colours code by classes in place of `style` attributes, which the content security policy of the manual forbids. */
export const colourByClass: ShikiTransformer = {
  name: 'colour-by-class',
  span: (node) => {
    const { style, class: classes, ...properties } = node.properties
    if (typeof style === 'string') node.properties = { ...properties, class: classOf(style) }
    else if (classes !== undefined) node.properties = { ...properties, class: classes }
  },
  pre: (node) => {
    delete node.properties.style
  },
}
