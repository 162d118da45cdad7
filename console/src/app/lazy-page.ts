import { lazyRouteComponent } from '@tanstack/react-router'

/** The name of the error that says that a part of the console could not be loaded. */
const missingPart = 'MissingPartError'

/** Browsers and the bundler have words of their own for it. */
const saysMissing = /dynamically imported module|importing a module|preload css/i

/** Returns whether an error says that a part of the console could not be loaded, as after an update of the gateway. */
export const isPartMissing = (error: unknown): boolean =>
  error instanceof Error && (error.name === missingPart || saysMissing.test(error.message))

/**
 * Makes the component of a route whose code is loaded with it. Where that fails, the page says so and waits for the gateway:
 * the router itself would reload at once, and where the gateway does not answer the browser would show a page of its own.
 *
 * @param load loads the file
 * @param name the export of the component
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw Object.assign(new Error('A part of the console is missing', { cause }), { name: missingPart })
      }),
    name,
  )
