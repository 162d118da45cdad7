// The page loads nothing from elsewhere and sends nothing elsewhere: calls go to the gateway that serves it.
const readingMethods = ['GET', 'HEAD']

/** Adds what the cookie of a session needs to change something: the token that other sites cannot read. */
const addCsrfToken = async (request) => {
  if (readingMethods.includes(request.method ?? 'GET') || request.headers?.Authorization) return request
  const session = await fetch('/v1/session')
  if (session.ok) request.headers['X-CSRF-Token'] = (await session.json()).csrfToken
  return request
}

const dark = matchMedia('(prefers-color-scheme: dark)')
const followColorScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', followColorScheme)
followColorScheme()

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  persistAuthorization: false,
  validatorUrl: null,
  requestInterceptor: addCsrfToken,
})
