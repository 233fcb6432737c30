#!/bin/sh
# Brings the Kai faces: the Debian package fonts-lxgw-wenkai, unpacked below fonts/debian/ and not installed.
# Kai is optional.  Where it cannot be had one line says so, and the substitute declared in fonts.yaml is set.
set -eu

package=fonts-lxgw-wenkai
faces='LXGWWenKai-Regular.ttf LXGWWenKai-Bold.ttf'
fonts=$(cd "$(dirname "$0")" && pwd)
goal=$fonts/debian/lxgw-wenkai

complete() {
    for file in $faces copyright; do
        [ -s "$goal/$file" ] || return 1
    done
}

without() {
    echo "Kai: $1; the substitute declared in fonts/fonts.yaml is set instead."
    exit 0
}

# The package lists: root's, or anyone's who may use sudo without being asked.
update() {
    if [ "$(id -u)" = 0 ]; then
        apt-get -qq update
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n apt-get -qq update
    else
        return 1
    fi
}

complete && exit 0
for tool in apt-get apt-cache dpkg-deb; do
    command -v "$tool" >/dev/null || without 'this system has no Debian packages'
done

# apt downloads as a user of its own, who must be able to write there.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 777 "$scratch"
cd "$scratch"
download() { apt-get -qq download "$package" 2>>"$scratch/errors"; }

if [ -n "$(apt-cache show "$package" 2>/dev/null)" ] && download; then
    :
elif update 2>>"$scratch/errors" && download; then
    :
else
    without "the package $package cannot be downloaded"
fi

dpkg-deb -x "$package"_*.deb unpacked
mkdir -p "$goal"
for file in $faces; do
    mv "unpacked/usr/share/fonts/truetype/lxgw-wenkai/$file" "$goal/"
done
mv "unpacked/usr/share/doc/$package/copyright" "$goal/"
chmod -R u=rwX,go=rX "$fonts/debian"
