/** CloudFront Function: a path without a file of its own is a page of the single-page application, as on one's machine. */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request
  const path = request.uri
  if (path === '/answer')
    return {
      statusCode: 308,
      statusDescription: 'Permanent Redirect',
      headers: { location: { value: '/answer/' } },
    }
  if (path === '/answer/') request.uri = '/answer/index.html'
  else if (!path.startsWith('/answer/') && !path.split('/').pop().includes('.')) request.uri = '/index.html'
  return request
}
