/** A file to save, never to show: the browser offers it under this name and guesses no other type. */
export function downloadResponse(
  fileName: string,
  mediaType: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Response {
  const plain = fileName.replace(/[^\w.-]+/g, '-');
  // What RFC 5987 wants encoded and encodeURIComponent leaves alone.
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'x-content-type-options': 'nosniff',
    },
  });
}
