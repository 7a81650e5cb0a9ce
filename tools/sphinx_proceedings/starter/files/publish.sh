#!/bin/sh
# Builds the site and brings it to a server or into a folder, in which nothing else lies:
#     sh publish.sh user@example.org:/var/www/site/
set -eu
cd "$(dirname "$0")"
to=${1:?say where the site lies, such as user@example.org:/var/www/site/}
to=${to%/}/
PATH=$PWD/.venv/bin:$PATH

# One at a time.
mkdir -p _build
exec 9> _build/.publishing
if command -v flock > /dev/null; then flock 9; fi

# Whatever is not of the site goes: so there has to be a site, or nothing.
remove=
if there=$(rsync "$to" 2> /dev/null); then
  remove=--delete-delay
  if echo "$there" | grep -qv -e ' \.$' -e ' \.well-known$' && ! echo "$there" | grep -q ' \.buildinfo$'; then
    echo "$to has something else in it than a site; nothing was changed" >&2
    exit 2
  fi
fi

proceedings check
proceedings build --strict
proceedings audit _build/html

# What pages need is there before them, pages come all at once, and what is gone goes last. What the
# server keeps for certificates stays.
rsync --recursive --links --times --delay-updates --exclude='*.html' _build/html/ "$to"
rsync --recursive --links --times --delay-updates $remove --filter='P /.well-known' \
  _build/html/ "$to"
echo "published: $to"
