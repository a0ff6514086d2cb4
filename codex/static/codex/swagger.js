// Shows the API's document; a file of its own, since a page may forbid scripts inside it.
const place = document.getElementById("swagger-ui");
SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  filter: true,
  requestInterceptor: (request) => {
    const token = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
    if (token) request.headers["X-CSRFToken"] = token.split("=")[1];
    return request;
  },
});
