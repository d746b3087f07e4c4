/** A table to save: the browser offers it under this name. */
export function csvResponse(fileName: string, text: string): Response {
  const plain = fileName.replace(/[^\w.-]+/g, '-');
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}
