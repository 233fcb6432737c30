"""The live proof: an issue on a desk in the browser, which follows what is saved.

    watching    which files changed on disk                     (the only importer of watchfiles)
    session     what the issue comes to now; what did not change is kept
    sheets      an edition as the desk shows it: SVG in parts, facts, places
    places      from a point of a page to the line it was typed in, and back
    server      the local address: the page, its faces and pictures, the stream of what changed
                                                                 (the only importer of starlette and uvicorn)
    static/     the page itself: HTML, CSS and JavaScript as they are

One thread watches and sets, the other serves; what is newest wins.
"""
